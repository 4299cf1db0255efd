"""Fog Beam on the screen: harbour, lighthouse, banks of fog with faces, and the keeper's desk with its keys.

Frame by frame after the drawn notes: beam swings (60 ms), burns (180), bursts (260), the next bank startles (420); wrong: the beam wags,
the fog sneezes. In reduced motion the two states cross-fade.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from engine.challenges.base import Answer, ChooseForm, Form, NumberForm
from game.intents import Erase, Intent, Type
from game.kit import shapes
from game.kit.choice_keys import draw_sign, draw_typed
from game.kit.motion import back_out, bump, ease_out, mix, span, wave, wobble
from game.kit.moves import slate_moves
from game.kit.options import are_few_pictures, draw_option, key_option, most_of
from game.kit.widgets import Widget
from game.kit.widgets.base import OnPress
from game.minigame import LittleGame
from game.minigames.fog_beam.rules import FogRules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.challenges.base import Option
    from game.kit.canvas import Box, Canvas
    from game.kit.moves import Deed

LAMP = (250.0, 196.0)
_FIELD: Box = (352, 578, 208, 130)
_KEYS_W, _TWO_ROWS = 400.0, 12  # more keys than these take a third row, so that none is narrower than a finger
_FACES = ("fog_bank_puff", "fog_bank_grin", "fog_bank_sleepy")


class DeskKey(Widget):
    """A wooden key of the desk."""

    def __init__(self, key: str, box: Box, label: str, spoken: str, on_press: OnPress, art: str = "") -> None:
        super().__init__(key, box, label, on_press, spoken=spoken, sound="type")
        self.art = art

    @property
    def radius(self) -> float:
        return 16.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        sink = 4 if self.look.pressed else 0
        if self.art:
            canvas.picture(self.art, x, y + sink, w)
            return
        canvas.picture("kit_key_pressed" if self.look.pressed else "kit_key", x, y, w)
        middle = x + w / 2, y + h * 0.44 + sink
        canvas.text(self.label, *middle, 40 * w / 70, "#1F2544", bold=True, anchor="center", literal=True)


class Plate(Widget):
    """One of the choices on the desk: a brass-framed plate."""

    role = "choice"

    def __init__(self, option: Option, box: Box, on_press: OnPress, pack_folder: str, most: int) -> None:
        super().__init__(f"option-{option.id}", box, option.text or option.aloud, on_press, spoken=option.aloud, sound="type")
        self.option, self.pack_folder, self.most = option, pack_folder, most
        self.mark = ""

    @property
    def radius(self) -> float:
        return 22.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        sink = 4 if self.look.pressed else 0
        if not self.look.pressed:
            canvas.shape(shapes.plain(w, h, 22, "#6B3B2A"), x, y + 6)
        canvas.shape(shapes.plain(w, h - 2, 22, "#D9A441", "#7A4A12", 4), x, y + sink)
        canvas.shape(shapes.plain(w - 20, h - 22, 14, "#FFF8EC"), x + 10, y + 10 + sink)
        draw_option(
            canvas, self.option, (x + 20, y + 16 + sink, w - 40, h - 34), 54, pack_folder=self.pack_folder, room_for=self.most
        )
        draw_sign(canvas, self.sign, x + 3, y - 1 + sink)
        if self.mark:
            canvas.picture(self.mark, x + w - 14, y + 10, 62, anchor="center")


class FogBeam(LittleGame):
    """The lighthouse keeper's game."""

    name: ClassVar[str] = "fog_beam"
    title: ClassVar[str] = "Fog Beam"
    plays: ClassVar[frozenset[Form]] = frozenset({Form.NUMBER, Form.TEXT, Form.CHOOSE, Form.SENTENCES})
    picture: ClassVar[str] = "game_fogbeam"
    board: ClassVar[Box] = (332, 0, 530, 190)
    bubble: ClassVar[Box] = (212, 396, 470, 124)
    sound = "right_fog"

    def prepare(self) -> None:
        assert self.form is not None
        self.rules = FogRules(self.form)
        self.chosen = ""

    # ------------------------------------------------------------ answering
    def make_widgets(self) -> list[Widget]:
        assert self.challenge is not None
        if isinstance(self.form, ChooseForm):
            return self._plates(self.form.options, self.challenge.pack_folder)
        keys = self.rules.keys
        rows = 2 if len(keys) <= _TWO_ROWS else 3
        columns = 5 if len(keys) <= 10 else -(-len(keys) // rows)
        each, apart = _KEYS_W / columns, 156 / rows
        size = min(70.0, each - (10 if rows < 3 else 2), apart - 2)
        widgets: list[Widget] = []
        words = self.kit.words
        for n, key in enumerate(keys):
            box = (586 + (n % columns) * each, 563 + (n // columns) * apart, size, min(72.0, size * 1.03))
            shown = key_option(key, words)
            widgets.append(DeskKey(f"key-{key}", box, shown.text, shown.aloud, partial(self._type, key)))
        widgets.append(DeskKey("erase", (996, 563, 80, 154), "", words("Rub out"), self._erase, "kit_key_back"))
        widgets.append(DeskKey("go", (1090, 563, 144, 155), "", words("Shine!"), self._shine, "kit_key_go"))
        return widgets

    def _plates(self, options: tuple[Option, ...], pack_folder: str) -> list[Widget]:
        gap = 20.0
        wide = min(260.0, (884 - gap * (len(options) - 1)) / len(options))
        left = 352 + (884 - wide * len(options) - gap * (len(options) - 1)) / 2
        top = 526 if are_few_pictures(options) else 572  # right below the bubble's place
        return [
            Plate(
                option,
                (left + n * (wide + gap), top, wide, 708 - top),
                partial(self._choose, option.id),
                pack_folder,
                most_of(options),
            )
            for n, option in enumerate(options)
        ]

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Type(text) if isinstance(self.form, ChooseForm):
                return self.type_choice(text, self._choose_number)
            case Type(text):
                self._type(text)
                return True
            case Erase():
                if not self.keys.erase():
                    self._erase()
                return True
        return False

    @property
    def wants_blank(self) -> bool:
        return self.rules.wants_blank

    def moves(self, answer: Answer, *, by_keys: bool) -> Iterator[Deed]:
        if self.rules.slate is None:
            return self.choice_moves(answer.value[0], by_keys=by_keys)
        return slate_moves(self.rules.slate, answer.value[0], by_keys=by_keys, erase="erase")

    def _choose_number(self, number: int) -> None:
        self._choose(self.keyed[number].id)

    def _type(self, key: str) -> None:
        if self.busy:
            return
        self.kit.sounds.play("type" if self.rules.press(key) else "focus")

    def _erase(self) -> None:
        self.rules.erase()

    def _shine(self) -> None:
        if not self.busy:
            self.answer = self.rules.submit()

    def _choose(self, option: str) -> None:
        if not self.busy:
            self.chosen = option
            self.answer = Answer(Form.CHOOSE, (option,))

    # ------------------------------------------------------------ reactions
    def settled(self, kind: str) -> None:
        if kind == "wrong":
            self.rules.clear()
            self.chosen = ""

    @property
    def moving(self) -> bool:
        return self.busy or not self.still

    def lay_out(self, solution: tuple[str, ...]) -> None:
        self.rules.clear()

    # ------------------------------------------------------------ picture
    def draw(self, canvas: Canvas) -> None:
        canvas.layer(("fog",), self._back)
        self._fog(canvas)
        self._light(canvas)
        self._boats(canvas)
        canvas.picture("fog_console", 0, 540, 1280, 190)
        self._desk(canvas)

    def _back(self, canvas: Canvas) -> None:
        canvas.picture("fog_back", 0, 0, 1280)
        canvas.picture("fog_harbour", -4, 236, 460)
        canvas.picture("shadow_soft", 246, 458, 150, anchor="center")
        canvas.picture("fog_lighthouse", 236, 458, 156, anchor="midbottom")

    def _bank(self, place: int) -> tuple[float, float, float]:
        """(x, y of the water line, width) of the bank in front (0), behind it (1) and far away (2)."""
        return ((846.0, 520.0, 310.0), (1134.0, 508.0, 280.0), (1200.0, 340.0, 220.0))[place]

    def _fog(self, canvas: Canvas) -> None:
        right = self.since("right")
        drift = 0.0 if self.still else 1.0
        for place in (2, 1, 0):
            x, y, w = self._bank(place)
            bob = 6 * drift * wave(self.at, 4.6, place / 3)
            face = _FACES[(self.number + place) % 2] if place < 2 else "fog_bank_sleepy"
            alpha, zoom = (225.0 if place == 2 else 255.0), 1.0
            if place == 0 and right >= 0:
                face = "fog_bank_burning"
                zoom = mix(1.08, 0.6, span(right, 0.3, 0.86)) if not self.still else 1.0
                alpha = 255 * (1 - span(right, 0.42, 0.86))
            elif place == 1 and right >= 0.3:
                face, x = "fog_bank_startled", x + 40 * ease_out(span(right, 0.42, 0.7)) * drift
            if place == 0 and self.since("wrong") >= 0.25 and not self.still:
                zoom = 1 + 0.05 * bump(span(self.since("wrong"), 0.25, 0.5))
            canvas.picture(face, x, y + bob, w, anchor="midbottom", alpha=alpha, zoom=zoom)
        if right >= 0.18:
            x, y, w = self._bank(0)
            size = 420.0
            grow = 0.4 + 0.6 * ease_out(span(right, 0.2, 0.5)) if not self.still else 1.0
            canvas.picture(
                "fog_burst", x, y - w * 0.3, size, anchor="center", zoom=grow, alpha=255 * (1 - span(right, 0.55, 0.86))
            )
        if self.since("wrong") >= 0.25:
            x, y, w = self._bank(0)
            fly = span(self.since("wrong"), 0.25, 0.8)
            canvas.picture("cloud_small", x - w * 0.45 - 50 * fly, y - 60 - 20 * fly, 70, anchor="center", alpha=220 * (1 - fly))

    def _light(self, canvas: Canvas) -> None:
        right, wrong = self.since("right"), self.since("wrong")
        if right >= 0.1:
            canvas.turned("fog_beam_hit", LAMP[0], LAMP[1], 900, (0.0, 40 / 460), -6, alpha=255 * span(right, 0.1, 0.25))
        else:
            sway = 0.0 if self.still else 4 * wave(self.at, 5.0)
            if wrong >= 0 and not self.still:
                sway += 6 * wobble(span(wrong, 0.08, 0.6))
            canvas.turned("fog_beam_swing", LAMP[0], LAMP[1], 690, (0.0, 40 / 420), sway)
        glow = 1.0 if self.still else 1 + 0.06 * wave(self.at, 3.0)
        canvas.picture("glow", 236, 190, 170, anchor="center", zoom=glow)

    def _boats(self, canvas: Canvas) -> None:
        glad = "_happy" if self.since("right") >= 0.3 else ""
        for n, (name, x, y, w) in enumerate((("fog_boat_red", 626, 470, 140), ("fog_boat_blue", 492, 540, 144))):
            rock = 0.0 if self.still else 3 * wave(self.at, 3.2, n / 2)
            hop = 0.0 if self.still or not glad else 8 * bump(span(self.since("right"), 0.4, 0.8))
            canvas.picture(f"{name}{glad}", x, y - hop, w, anchor="midbottom", angle=rock)

    def _desk(self, canvas: Canvas) -> None:
        for widget in self.widgets:
            if isinstance(widget, Plate):
                widget.mark = self._mark_of(widget.option.id)
            widget.draw(canvas)
        if isinstance(self.form, ChooseForm):
            draw_typed(canvas, self.keys.typed, 794, 534)
            return
        shake = 0.0 if self.still else 8 * wobble(span(self.since("wrong"), 0.0, 0.45))
        x, y, w, h = _FIELD
        canvas.picture("kit_answer", x + shake, y, w)
        self._slate(canvas, shake)
        if self.reaction in ("right", "reveal"):
            zoom = 1.0 if self.still else back_out(span(self.clock.at, 0.2, 0.5))
            canvas.picture("mark_tick", x + w - 20, y + 12, 72, anchor="center", zoom=zoom)
        elif self.since("wrong") >= 0:
            canvas.picture("mark_again", x + w - 20, y + 12, 66, anchor="center")

    def _slate(self, canvas: Canvas, shake: float) -> None:
        x, y, w, h = _FIELD
        shown = self.shown[0] if self.reaction == "reveal" and self.shown else self.rules.word
        unit = self.form.unit if isinstance(self.form, NumberForm) else ""
        text = f"{shown} {unit}".strip() if shown else unit
        box = canvas.text(text, x + w / 2 + shake, y + 60, 64, "#1F2544", bold=True, anchor="center", literal=True, max_w=w - 50)
        caret_on = self.still or (self.at % 1.0) < 0.6
        if not self.reaction and caret_on and "_" not in shown:
            at = box[0] + box[2] + 6 if shown else x + w / 2
            canvas.rect((at, y + 34, 5, 54), "#E4572E", 2)

    def _mark_of(self, option: str) -> str:
        if self.reaction == "right" and option == self.chosen and self.clock.at >= 0.15:
            return "mark_tick"
        if self.reaction == "wrong" and option == self.chosen:
            return "mark_again"
        return "mark_tick" if self.reaction == "reveal" and self.shown and option == self.shown[0] else ""
