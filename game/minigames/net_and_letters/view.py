"""Net and Letters on the screen: a boat with a net, fish with letters, slots on the board that fill.

Right: the net drops, the fish comes up, its letter flies to the slot. Wrong: the fish blow bubbles and swim out again. Reduced motion: the
letter simply appears.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from engine.challenges.base import Answer, Form, Option, OrderForm, TextForm
from engine.challenges.making import option as option_of
from engine.challenges.signs import letters
from game.intents import Erase, Intent, Type
from game.kit import shapes
from game.kit.choice_keys import draw_sign, draw_typed
from game.kit.lettering import SMALLEST
from game.kit.motion import Timer, back_out, bump, ease, mix, span, wave, wobble
from game.kit.moves import Touch
from game.kit.options import are_few_pictures, draw_option, most_of
from game.kit.widgets import Widget
from game.kit.widgets.base import OnPress
from game.minigame import LittleGame
from game.minigames.net_and_letters.rules import NetRules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.kit.canvas import Box, Canvas
    from game.kit.moves import Deed

# (art, letter field as shares of width and height, colour of the skin)
_FISH = (
    ("net_fish_round", 118 / 220, 82 / 160, "#F79A45"),
    ("net_fish_long", 122 / 240, 76 / 150, "#4FB3A5"),
    ("net_fish_tall", 108 / 200, 96 / 190, "#A877DC"),
)
_TAG = 0.36  # where the plate of a longer word hangs: under the belly, so that the fish keeps its face
_PICTURE_H = 92.0  # of the plate that a fish carries a picture on
_LARGER, _LARGE_H = 1.3, 130.0  # fish that carry one of few pictures, and its plate
_PLACES: tuple[tuple[float, float, float], ...] = (
    (640, 410, 176),
    (420, 372, 168),
    (470, 566, 190),
    (900, 556, 190),
    (240, 350, 140),
    (1120, 404, 150),
    (690, 600, 164),
    (1150, 590, 150),
)
_NET = (848.0, 316.0)


class Fish(Widget):
    """A fish with something to catch."""

    role = "choice"

    def __init__(self, key: str, option: Option, number: int, on_press: OnPress, pack_folder: str, most: int) -> None:
        x, y, w = _PLACES[number]
        tall = w * 0.72
        super().__init__(
            key,
            (x - w / 2, y - tall / 2, w, tall),
            option.text or option.aloud,
            on_press,
            spoken=option.aloud,
            sound="net_up",
        )
        self.option, self.number, self.pack_folder, self.most = option, number, pack_folder, most
        self.art, self.field_x, self.field_y, self.skin = _FISH[number % len(_FISH)]
        self.flip = number % 2 == 1
        self.sway = (0.0, 0.0)
        self.alpha = 255.0
        self.mark = ""
        self.is_large = False

    def show(self, option: Option) -> None:
        """The fish carries this now."""
        if option != self.option:
            self.option, self.label, self.spoken = option, option.text or option.aloud, option.aloud

    @property
    def radius(self) -> float:
        return 50.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w = _PLACES[self.number]
        if self.is_large:
            w *= _LARGER
        x, y = x + self.sway[0], y + self.sway[1] + (4 if self.look.pressed else 0)
        if self.look.focused or self.look.hovered:
            canvas.picture("net_ring", x, y, w * 1.2, anchor="center")
        canvas.picture(self.art, x, y, w, anchor="center", flip=self.flip, alpha=self.alpha)
        tall = w * canvas.kit.pictures.ratio(self.art)
        share = (1 - self.field_x) if self.flip else self.field_x
        cx, cy = x + (share - 0.5) * w, y + (self.field_y - 0.5) * tall
        if self.alpha > 128:
            self._label(canvas, cx, cy, y + _TAG * tall, w)
            if self.option.picture:  # at the corner of the plate, so that no picture on it is touched
                wide, high = self._plate(w)
                draw_sign(canvas, self.sign, cx - wide / 2 - 11, cy - high / 2 - 11)
            else:
                draw_sign(canvas, self.sign, x - w * 0.4, y - tall * 0.4)
        if self.mark:
            canvas.picture(self.mark, x + w * 0.4, y - tall * 0.4, 62, anchor="center")

    def _plate(self, w: float) -> tuple[float, float]:
        """Width and height of the plate for a picture on a fish of width ``w``."""
        return (max(160.0, w * 0.68), _LARGE_H) if self.is_large else (_picture_w(w), _PICTURE_H)

    def _label(self, canvas: Canvas, cx: float, cy: float, tag: float, w: float) -> None:
        r = 40 * w / 220
        if self.option.picture or len(self.option.text) > 3:
            wide, high = max(96.0, w * 0.66, canvas.fitted_width(self.option.text, 30, 150, bold=True) + 20), 48.0
            if self.option.picture:
                wide, high = self._plate(w)
            else:
                canvas.circle(cx, cy, r + 4, self.skin)
                cy = tag
            canvas.shape(shapes.plain(wide, high, 16, "#FFF8EC", "#5E3529", 3), cx - wide / 2, cy - high / 2)
            inner = (cx - wide / 2 + 6, cy - high / 2 + 3, wide - 12, high - 6)
            draw_option(canvas, self.option, inner, 30, pack_folder=self.pack_folder, room_for=self.most)
            return
        size = (62 if len(self.option.text) == 1 else 42) * w / 220
        canvas.text(self.option.text, cx, cy - r * 0.08, max(24, size), "#1F2544", bold=True, anchor="center", literal=True)


def _picture_w(fish: float) -> float:
    """How wide the plate for a picture is on a fish of this width."""
    return max(120.0, fish * 0.7)


class NetAndLetters(LittleGame):
    """The fishing game."""

    name: ClassVar[str] = "net_and_letters"
    title: ClassVar[str] = "Net and Letters"
    plays: ClassVar[frozenset[Form]] = frozenset({Form.TEXT, Form.ORDER, Form.CHOOSE})
    picture: ClassVar[str] = "game_net"
    board: ClassVar[Box] = (112, 0, 700, 226)
    bubble: ClassVar[Box] = (126, 230, 560, 70)
    sound = "right_net"

    def prepare(self) -> None:
        assert self.form is not None and self.challenge is not None
        self.rules = NetRules(self.form, self.challenge.solution.get(Form.TEXT, ("",))[0])
        self.board_foot = 0.0 if self.form.form is Form.CHOOSE else 88.0
        self.cast: tuple[int, Timer] | None = None
        self.spelled: tuple[str, ...] = ()

    def make_widgets(self) -> list[Widget]:
        assert self.challenge is not None
        folder = self.challenge.pack_folder
        fish = [
            Fish(self._key_of(n), option, n, partial(self._catch_at, n), folder, most_of(self.rules.fish))
            for n, option in enumerate(self.rules.fish)
        ]
        for one in fish:
            one.is_large = are_few_pictures(self.rules.fish)
        return list(fish)

    def _key_of(self, number: int) -> str:
        """The name of a fish; in a word the same fish carries one letter after the other."""
        return f"fish-{number}" if isinstance(self.form, TextForm) else f"option-{self.rules.fish[number].id}"

    def _catch_at(self, number: int) -> None:
        self._catch(self.rules.fish[number].id)

    @property
    def keyed(self) -> tuple[Option, ...]:
        return self.form.pieces if isinstance(self.form, OrderForm) else super().keyed

    # ------------------------------------------------------------ answering
    def handle(self, intent: Intent) -> bool:
        match intent:
            case Type(text):
                return self._typed(text)
            case Erase():
                if not self.keys.erase() and not self.busy and self.rules.let_go():
                    self.kit.sounds.play("splash")
                return True
        return False

    @property
    def wants_blank(self) -> bool:
        return isinstance(self.form, TextForm) and any(fish.id == " " for fish in self.rules.fish)

    def moves(self, answer: Answer, *, by_keys: bool) -> Iterator[Deed]:
        while self.rules.caught and not self.rules.was_wrong:
            yield Erase()
        if answer.form is Form.TEXT:
            given = getattr(self.form, "slots", ()) or ("",) * len(letters(answer.value[0]))
            for letter in (one for one, slot in zip(letters(answer.value[0]), given, strict=True) if not slot):
                swims = next((n for n, fish in enumerate(self.rules.fish) if fish.id == letter), len(self.widgets))
                yield Type(letter) if by_keys else Touch(f"fish-{swims}")
            return
        for piece in answer.value:
            yield from self.choice_moves(piece, by_keys=by_keys)

    def _typed(self, text: str) -> bool:
        if self.busy:
            return True
        if self.form is not None and self.form.form is Form.TEXT:
            self._done(self.rules.type(text), text)
            return True
        return self.type_choice(text, self._catch_at)

    def _catch(self, option: str) -> None:
        if not self.busy:
            self._done(self.rules.catch(option), option)

    def _done(self, answer: Answer | None, option: str) -> None:
        number = next((n for n, fish in enumerate(self.rules.fish) if fish.id.lower() == option.lower()), None)
        if number is not None:
            self.cast = (number, Timer(0.42))
            self.kit.sounds.play("catch")
            if self.kit.style.read_aloud and answer is None:
                self.kit.say(self.rules.fish[number].aloud)
        if answer is not None:
            self.answer = answer

    def settled(self, kind: str) -> None:
        if kind == "wrong":
            self.rules.was_wrong = True

    def lay_out(self, solution: tuple[str, ...]) -> None:
        self.rules.empty()
        if self.form is not None and self.form.form is Form.TEXT:
            self.spelled = letters(solution[0])
        elif self.form is not None and self.form.form is Form.ORDER:
            texts = {fish.id: fish.text or fish.picture for fish in self.rules.fish}
            self.spelled = tuple(texts[piece] for piece in solution)

    @property
    def moving(self) -> bool:
        return self.busy or not self.still or self.cast is not None

    def update(self, seconds: float) -> None:
        super().update(seconds)
        if self.cast is not None:
            self.cast[1].update(seconds)
            if self.cast[1].done:
                self.cast = None

    # ------------------------------------------------------------ picture
    def draw(self, canvas: Canvas) -> None:
        canvas.layer(("net",), self._back)
        self._boat(canvas)
        for widget in self.widgets:
            if isinstance(widget, Fish):
                self._swim(widget)
                widget.draw(canvas)
        self._net(canvas)
        draw_typed(canvas, self.keys.typed, 640, 306)
        self._bubbles(canvas)
        canvas.picture("net_near", 0, 270, 1280)

    def _back(self, canvas: Canvas) -> None:
        canvas.picture("net_back", 0, 0, 1280)
        canvas.picture("net_seabed", 0, 506, 1280)

    def _swim(self, fish: Fish) -> None:
        n = fish.number
        fish.show(self.rules.fish[n])
        fish.sway = (0.0, 0.0) if self.still else (16 * wave(self.at, 7 + n, n / 8), 7 * wave(self.at, 3.4, n / 5))
        fish.alpha = 255.0 if self.rules.can_catch(fish.option.id) else 0.0
        fish.mark = ""
        chosen = fish.option.id in self.rules.caught[-1:]
        if self.reaction == "wrong" and chosen and self.form is not None and self.form.form is Form.CHOOSE:
            fish.mark = "mark_again"
            fish.sway = (fish.sway[0] + (0 if self.still else 12 * wobble(self.clock.share)), fish.sway[1])
        if self.reaction == "right" and chosen and self.form is not None and self.form.form is Form.CHOOSE:
            fish.mark = "mark_tick"
            fish.sway = (fish.sway[0], fish.sway[1] - (0 if self.still else 40 * ease(self.clock.share)))
        if self.reaction == "reveal" and self.shown and fish.option.id == self.shown[0] and len(self.shown) == 1:
            fish.mark = "mark_tick"

    def _boat(self, canvas: Canvas) -> None:
        rock = 0.0 if self.still else 2 * wave(self.at, 3.6)
        canvas.picture(f"avatar_{self.keeper.look}", 1046, 232, 150, anchor="midbottom", angle=rock)
        canvas.picture("net_boom", 840, 104, 160)
        canvas.picture("net_boat", 906, 158, 320, angle=0)
        canvas.picture("net_surface", 900, 226, 340)

    def _net(self, canvas: Canvas) -> None:
        x, y = _NET
        if self.cast is not None and not self.still:
            place = _PLACES[self.cast[0]]
            go = bump(self.cast[1].share)
            x, y = mix(x, place[0], go), mix(y, place[1] - 40, go)
        canvas.line((848, 130), (x, y + 6), "#5E3529", 7)
        canvas.line((848, 130), (x, y + 6), "#E3B883", 3)
        swing = 0 if self.still else round(3 * wave(self.at, 3.2))
        canvas.picture("net_net", x, y, 150, anchor="midtop", angle=swing, alpha=235)

    def _bubbles(self, canvas: Canvas) -> None:
        for n, (x, y, w) in enumerate(((1010, 360, 40), (150, 420, 44), (1206, 470, 36), (760, 520, 36))):
            rise = 0.0 if self.still else (self.at * 14 + n * 40) % 90
            canvas.picture("net_bubbles", x, y - rise, w, alpha=255 * (1 - rise / 90))

    def draw_over(self, canvas: Canvas, foot: Box) -> None:
        slots = self.spelled if self.reaction == "reveal" else self.rules.slots
        if not slots:
            return
        x, y, w, h = foot
        each = min(84.0, (w + 8) / len(slots) - 8)
        wide = [max(each, canvas.fitted_width(s, 34, 150, bold=True) + 24) if len(s) > 1 else each for s in slots]
        room = w - 8 * (len(slots) - 1)
        if sum(wide) > room:  # long words: each tile its smallest width and a share of the rest, never over the edge of the board
            spaced = canvas.kit.style.spacing
            least = [canvas.lettering.width(s, canvas.pixels(SMALLEST), True, spaced) / canvas.scale + 16 for s in slots]
            wide = [each + (room - sum(least)) / len(least) for each in least]
        total = sum(wide) + 8 * (len(slots) - 1)
        left = x + (w - total) / 2
        shake = 0.0 if self.still else 8 * wobble(span(self.since("wrong"), 0, 0.5))
        given = getattr(self.form, "slots", ())
        for n, letter in enumerate(slots):
            self._slot(canvas, letter, (left + shake, y, wide[n], h), bool(given and given[n]), n)
            left += wide[n] + 8
        if self.reaction in ("right", "reveal"):
            zoom = 1.0 if self.still else back_out(span(self.clock.at, 0.3, 0.6))
            canvas.picture("mark_tick", left + shake, y + 8, 64, anchor="center", zoom=zoom)
        elif self.reaction == "wrong" and (self.busy or self.rules.was_wrong):
            canvas.picture("mark_again", left + shake, y + 8, 60, anchor="center")

    def _slot(self, canvas: Canvas, letter: str, box: Box, given: bool, number: int) -> None:
        x, y, w, h = box
        if not letter:
            canvas.picture("net_tile_empty", x, y, w, min(h, 86))
            return
        hop = (
            0.0
            if self.still or self.since("right") < 0
            else 10 * bump(span(self.clock.at, 0.1 + 0.06 * number, 0.4 + 0.06 * number))
        )
        if len(letter) == 1:
            canvas.picture("net_tile", x, y - hop, w, min(h, 86))
        else:  # a whole word: the same driftwood, as wide as it needs
            canvas.shape(shapes.plain(w, min(h, 86), 17, "#B9701A", "#6E3A12", 3.5), x, y - hop)
            canvas.shape(shapes.plain(w, min(h, 86) - 8, 17, "#FFE2A0", "#6E3A12", 3.5), x, y - hop)
        draw_option(canvas, option_of(letter), (x + 6, y - hop + 4, w - 12, min(h, 86) - 22), 50)
