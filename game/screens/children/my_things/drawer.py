"""One drawer opened: what lies in it, in pictures and few words, and a way to empty it where it can be emptied alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.credentials.keepsakes import inside_of
from game.kit import shapes
from game.kit.cast import companion
from game.kit.charts import tower
from game.kit.language.words import languages
from game.kit.navigation import Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.kit.widgets.buttons import icon_colours
from game.kit.widgets.siblings import common_size, write_box
from game.screens.parts import drawer_words
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

_GUESTS, _LIGHTS, _LOOKS = 12, 8, 5
_LOUDEST = 5  # the sliders of the settings page
ERASES = {
    "me": "all", "likes": "likes", "settings": "settings", "cove": "cove", "answers": "afresh", "lights": "afresh",
    "bookmark": "bookmark", "key": "key",
}  # fmt: skip

CHANGES = ("me", "likes", "settings", "key")  # what a child makes otherwise whenever it likes


class Drawer(Page):
    """``drawer`` is a key of ``engine.reports.my_data.DRAWERS``."""

    name = "drawer"
    children = True

    def __init__(self, services: Services, drawer: str) -> None:
        super().__init__(services)
        self.drawer = drawer
        assert services.play_session is not None
        self.inside = inside_of(services.classroom, services.play_session)

    def resumed(self, result: object) -> Transition:
        assert self.services.play_session is not None
        self.inside = inside_of(self.services.classroom, self.services.play_session)
        return super().resumed(result)

    def build(self) -> list[Widget]:
        widgets: list[Widget] = [RoundButton("back", (70, 76), 76, "icon_back", self.t("Back"), self.pop)]
        what = ERASES.get(self.drawer)
        if what and self.inside.count(self.drawer):
            label = {
                "me": self.t("Erase everything about me"),
                "answers": self.t("Delete my answers"),
                "lights": self.t("Delete my lights"),
            }.get(self.drawer, self.t("Empty the drawer"))
            at = (650.0 if self.drawer in CHANGES else 400.0, 618.0, 480.0, 76.0)
            widgets.append(Button("erase", at, label, lambda: self.push(self.pages.erasing(what)), icon="icon_erase"))
        if self.drawer in CHANGES:
            at = (200.0, 618.0, 430.0, 76.0) if len(widgets) > 1 else (400.0, 618.0, 480.0, 76.0)
            widgets.insert(1, Button("change", at, self.t("Change it"), self._change, icon="icon_again"))
        widgets.append(RoundButton("aloud", (1210, 76), 76, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def _change(self) -> Transition:
        return self.push(self.pages.settings() if self.drawer == "settings" else self.pages.about_me())

    def page_text(self) -> str:
        told = self._inside_text()
        if self.drawer == "settings":
            told = " ".join(f"{setting.text}." for setting in self._settings())
        return f"{drawer_words.for_child(self.drawer, self.t)} {told}"

    def _inside_text(self) -> str:
        """What is in it in this child's case, to be heard."""
        inside, count = self.inside, self.kit.words.count
        match self.drawer:
            case "me":
                low, _, high = inside.band.partition("-")
                if low.isdigit() and not high:
                    return self.t("You are {name}. You are {age} years old.", name=inside.nickname, age=low)
                if not high:
                    return self.t("You are {name}. You are 13 or older.", name=inside.nickname)
                return self.t("You are {name}. You are {low} to {high}.", name=inside.nickname, low=low, high=high)
            case "answers" if inside.right:
                return count("{n} right at the first try!", "{n} right at the first try!", inside.right)
            case "answers" if inside.answers:
                return count("{n} answer", "{n} answers", inside.answers)
            case "lights" if inside.lights:
                return self.t("{lit} lit, {begun} begun.", lit=inside.lit, begun=len(inside.lights) - inside.lit)
            case "cove" if inside.gifts:
                return count("{n} guest lives here.", "{n} guests live here.", len(inside.gifts))
            case "settings":
                return ""  # each stands on the page; they are read after its sentence
            case "grownups" if inside.looked or inside.sealed:
                return ""
            case "key" if inside.has_key:
                return self.t("You have a picture key.")
            case "likes" if inside.interests:
                return ""
            case "bookmark" if inside.bookmark:
                return self.t("It lies at: {name}", name=inside.bookmark)
        return self.t("This drawer is empty.")

    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("drawer",), self._room)
        canvas.text(drawer_words.title(self.drawer, self.t), 640, 66, 44, bold=True, anchor="center", max_w=900)
        canvas.text_box(drawer_words.for_child(self.drawer, self.t), (180, 104, 920, 74), 26, align="center")
        show = getattr(self, f"_show_{self.drawer}")
        show(canvas)
        said = self._inside_text()
        if said:
            canvas.text_box(said, (180, 540, 920, 66), 28, bold=True, align="center")
        companion(canvas, self.inside.companion, 120, 706, 150, at=self.at)
        canvas.rect((160, 186, 960, 3), theme.track)

    def _room(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        self.paper(canvas)
        canvas.shape(shapes.panel(1020, 590, theme, 26, edge="#8A5A2E" if theme.shadow else ""), 130, 20)

    # ------------------------------------------------------------ what lies in it
    def _show_me(self, canvas: Canvas) -> None:
        canvas.circle(520, 360, 126, "#FFE3B0")
        canvas.picture(f"avatar_{self.inside.look}", 520, 360, 240, anchor="center")
        canvas.picture(f"companion_{self.inside.companion}_idle", 780, 370, 220, anchor="center")

    def _show_likes(self, canvas: Canvas) -> None:
        self._row(canvas, [f"interest_{name}" for name in self.inside.interests], 110)

    def _show_cove(self, canvas: Canvas) -> None:
        self._row(canvas, list(self.inside.gifts[-_GUESTS:]), 110)

    def _row(self, canvas: Canvas, pictures: list[str], w: float) -> None:
        """Pictures in rows of six."""
        for number, picture in enumerate(pictures):
            row, column = divmod(number, 6)
            wide = min(6, len(pictures) - row * 6)
            x = 640 + (column - (wide - 1) / 2) * 150
            tall = canvas.kit.pictures.ratio(picture)
            canvas.picture(picture, x, 282 + row * 150, min(w, 120 / tall), anchor="center")

    def _settings(self) -> tuple[SettingLine, ...]:
        words, folder = self.kit.words, self.services.words_folder
        return setting_lines(self.inside.settings, self.t, languages(folder).get(words.language, words.language))

    def _show_settings(self, canvas: Canvas) -> None:
        """All of them, three in a row."""
        settings = self._settings()
        tall = 408 / -(-len(settings) // 3)
        size = common_size(canvas, [setting.text for setting in settings], (250, tall - 2), 24)
        for number, setting in enumerate(settings):
            row, column = divmod(number, 3)
            x, y = 176 + column * 316, 194 + row * tall
            if setting.picture:
                wide = min(44.0, 48 / canvas.kit.pictures.ratio(setting.picture))
                colours = icon_colours(canvas.kit.theme, setting.picture)
                canvas.picture(setting.picture, x + 24, y + tall / 2, wide, anchor="center", colours=colours)
            else:
                canvas.text_box(setting.letters, (x - 4, y, 56, tall), 30, bold=True, align="center", literal=True)
            write_box(canvas, setting.text, (x + 56, y + 1, 250, tall - 2), 24, size)

    def _show_answers(self, canvas: Canvas) -> None:
        told = [_readable(self._told(asked, given)) for asked, given, _ in self.inside.last]
        size = common_size(canvas, told, (860, 64), 24)
        for number, (text, (_, _, correct)) in enumerate(zip(told, self.inside.last, strict=True)):
            y = 226 + number * 64
            canvas.picture("badge_tick" if correct else "icon_again", 206, y, 36, anchor="center")
            write_box(canvas, text, (240, y - 32, 860, 64), 24, size)

    def _told(self, asked: str, given: str) -> str:
        given = _readable(given)
        return self.t("{asked} You answered: {given}", asked=asked, given=given) if given else asked

    def _show_lights(self, canvas: Canvas) -> None:
        for number, light in enumerate(self.inside.lights[:_LIGHTS]):
            column, row = divmod(number, 4)
            x, y = 190 + column * 470, 200 + row * 84
            tower(canvas, x, y, light.lamps / 5, 48)
            canvas.text(light.name, x + 70, y + 24, 24, bold=True, anchor="midleft", max_w=380)
            lamps = self.t("{n} of 5 lamps", n=light.lamps)
            canvas.text(lamps, x + 70, y + 54, 22, canvas.kit.theme.soft, anchor="midleft", max_w=380)

    def _show_bookmark(self, canvas: Canvas) -> None:
        canvas.picture("icon_flag", 640, 360, 200, anchor="center", alpha=255 if self.inside.bookmark else 90)

    def _show_key(self, canvas: Canvas) -> None:
        canvas.picture("badge_key", 640, 360, 220, anchor="center", alpha=255 if self.inside.has_key else 90)

    def _show_grownups(self, canvas: Canvas) -> None:
        now = self.services.clock.now_s()
        told = [(at, "btn_grownups", self.t("A grown-up looked {when}.")) for at in self.inside.looked]
        told += [(at, "icon_star", self.t("Your passport was locked {when}.")) for at in self.inside.sealed]
        lines: dict[tuple[str, str], int] = {}  # what, and how often it was on that day
        for at, picture, text in sorted(told, key=lambda one: -one[0]):
            line = picture, text.replace("{when}", drawer_words.ago(at, now, self.t, self.kit.words.count))
            lines[line] = lines.get(line, 0) + 1
        for number, ((picture, text), times) in enumerate([*lines.items()][:_LOOKS]):
            y = 226 + number * 64
            canvas.picture(picture, 420, y, 52, anchor="center")
            often = f" {self.t('({n} times)', n=times)}" if times > 1 else ""
            canvas.text(text + often, 470, y, 26, anchor="midleft", max_w=620)


def _readable(text: str) -> str:
    """The text without pictures among its letters, which the typeface does not have."""
    return "".join(c for c in text if unicodedata.category(c) not in ("So", "Cn", "Mn", "Cf")).strip()


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting: its picture or (for what is about letters) a few letters, and what it is set to."""

    name: str
    picture: str
    letters: str
    text: str


def setting_lines(settings: Mapping[str, Any], t: Callable[..., str], language: str) -> tuple[SettingLine, ...]:
    """All of ``settings``, in the order of the page where they are made; ``language`` is the keeper's own, by its own name."""

    def on(name: str, says: bool | None = None) -> str:
        return t("on") if (bool(settings[name]) if says is None else says) else t("off")

    def loud(name: str) -> str:
        return t("{n} of {most}", n=settings[name], most=_LOUDEST)

    size = {"normal": t("usual"), "large": t("large"), "largest": t("largest")}[str(settings["text_size"])]
    wish = {"easy": t("Gentle"), "normal": t("Just right"), "challenge": t("Tricky")}[str(settings["wish"])]
    far = {"none": t("never"), "one": t("a little"), "any": t("freely")}
    own = str(settings["language"])
    lines: tuple[tuple[str, str, str, str, str], ...] = (
        ("read_aloud", "icon_aloud", "", t("Read to me"), on("read_aloud")),
        ("all_caps", "", "AB", t("BIG LETTERS ONLY"), on("all_caps")),
        ("spacing", "", "a b", t("Room between letters"), on("spacing")),
        ("font", "", "ag", t("Letters easy to tell apart"), on("font", settings["font"] == "atkinson")),
        ("text_size", "", "Aa", t("Text size"), size),
        ("theme", "lighthouse_small", "", t("Strong contrast"), on("theme", settings["theme"] == "contrast")),
        ("language", "icon_world", "", t("Language"), language if own else t("Same as the computer")),
        ("voice", "icon_voice", "", t("Voice"), loud("voice")),
        ("effects", "icon_sound", "", t("Sounds"), loud("effects")),
        ("music", "icon_music", "", t("Music"), loud("music")),
        ("reduced_motion", "icon_later", "", t("Calm pictures"), on("reduced_motion")),
        ("press_pause", "icon_pause", "", t("A pause after each press"), on("press_pause")),
        ("untimed", "icon_time", "", t("Take all the time I need"), on("untimed")),
        ("rewards", "starfish", "", t("Gifts for my cove"), on("rewards")),
        ("ask_sure", "mini_half", "", t("Ask how sure I am"), on("ask_sure")),
        ("one_switch", "icon_play", "", t("Play with one button"), on("one_switch")),
        ("wish", "icon_ship", "", t("How hard"), wish),
        ("below_age", "mini_half", "", t("Islands for younger children"), far[str(settings["below_age"])]),
        ("above_age", "lighthouse_small", "", t("Islands for older children"), far[str(settings["above_age"])]),
    )
    return tuple(SettingLine(name, picture, letters, f"{label}: {value}") for name, picture, letters, label, value in lines)
