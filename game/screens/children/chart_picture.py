"""How the chart looks: sky, lanes, islands with their names, the golden arrow, the keeper's boat, and what stands in front."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from engine.scheduling.scheduler import Recommendation
from game.kit import shapes
from game.kit.cast import boat, companion
from game.kit.motion import Glide, wave
from game.kit.ornaments import plate
from game.screens.children.scenery import ANCHORS, island, lane_points, light_of, skill_picture
from game.screens.children.sea import Sea, Spot
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas

_LONGEST_LANE = 1150.0


class ChartPicture(Page):
    """Draws what ``Chart`` decides."""

    scroll: Glide
    sea: Sea
    tips: tuple[Recommendation, ...]
    tip: int
    _drag: tuple[float, float] | None
    _open: frozenset[str]
    _due: frozenset[str]
    _lamps: dict[str, int]
    _kinds: dict[str, str]

    def _bubble_text(self) -> str:
        """What the companion says."""
        return ""

    def paint(self, canvas: Canvas) -> None:
        if self.scroll.moving or self._drag is not None:
            canvas.layer(("chart_back",), self._back)
            self._sea_picture(canvas)
        else:  # at rest the whole sea is one picture
            lights = tuple(self._lamps.values())
            key = (
                "sea",
                round(self.scroll.value),
                lights,
                self._open,
                self._due,
                tuple(tip.skill for tip in self.tips),
                self.tip,
            )
            canvas.layer(key, self._still_sea)
        self._marker(canvas)
        self._living(canvas)
        canvas.picture("chart_near", 0, 0, 1280)

    def _back(self, canvas: Canvas) -> None:
        canvas.picture("chart_far", 0, 0, 1280)
        for name, w, x, y in (("cloud_small", 170, 520, 96), ("cloud_big", 230, 902, 76), ("cloud_small", 120, 690, 112)):
            canvas.picture(name, x, y, w, anchor="center")
        canvas.picture("chart_mid", 0, 0, 1280)
        for x, y, w in ((640, 506, 84), (262, 566, 80), (1180, 530, 90), (420, 330, 60), (980, 300, 60)):
            canvas.picture("wave_mark", x, y, w, anchor="center")

    def _still_sea(self, canvas: Canvas) -> None:
        canvas.layer(("chart_back",), self._back)
        self._sea_picture(canvas)

    def _seen(self) -> list[Spot]:
        left = self.scroll.value
        return sorted((p for p in self.sea.places.values() if -130 < p.x - left < 1410), key=lambda p: p.y)

    def _sea_picture(self, canvas: Canvas) -> None:
        left = self.scroll.value
        for a, b in self.sea.lanes:
            start, end = self.sea.places[a], self.sea.places[b]
            if max(start.x, end.x) < left - 50 or min(start.x, end.x) > left + 1330:
                continue
            if abs(end.x - start.x) > _LONGEST_LANE:  # a lane across two seas would only be clutter; the card names what helps
                continue
            lit = self._lamps.get(a, 0) >= 5 or b in self._open
            for x, y in _lane(start, end):
                if -20 < x - left < 1300:
                    name = "lane_dot_lit" if lit else "lane_dot"
                    canvas.picture(name, x - left, y, round(17 + 9 * (y - 150) / 400), anchor="center")
        for place in self._seen():
            self._island(canvas, place, place.x - left)
        for place in self._seen():
            self._label(canvas, place, place.x - left)

    def _island(self, canvas: Canvas, place: Spot, x: float) -> None:
        recommended = [tip.skill for tip in self.tips]
        if self.tips and place.skill == self.tips[self.tip].skill:
            canvas.picture("glow", x, place.y + 10, 340, 130, anchor="center")
        island(canvas, self._kinds[place.skill], x, place.y, place.scale, light_of(self._lamps[place.skill]))
        if place.skill not in self._open:
            canvas.picture("cloud_small", x + 6, place.y - 22 * place.scale, 200 * place.scale, anchor="center", alpha=150)
        if place.skill in self._due:
            canvas.picture("ship_waiting", x + 190 * place.scale, place.y + 18, 92, anchor="midbottom")
        if place.skill in recommended and place.skill != self.tips[self.tip].skill:
            canvas.picture("marker_next", x + 52 * place.scale, self._beside(place), 36, anchor="midbottom")

    def _marker(self, canvas: Canvas) -> None:
        """The golden arrow over the island that comes next, hopping a little."""
        place = self.sea.places.get(self.tips[self.tip].skill) if self.tips else None
        if place is None or not -60 < place.x - self.scroll.value < 1340:
            return
        lift = 0 if self.kit.style.reduced_motion else 5 * wave(self.at, 1.6)
        canvas.picture(
            "marker_next", place.x - self.scroll.value + 52 * place.scale, self._beside(place) + lift, 58, anchor="midbottom"
        )

    def _beside(self, place: Spot) -> float:
        """Where an arrow ends: beside the tower, because above it hangs another island's name."""
        _, ay = ANCHORS[self._kinds[place.skill]]
        return place.y + (ay - 236) * place.scale

    def _label(self, canvas: Canvas, place: Spot, x: float) -> None:
        skill = self.services.classroom.library.skills[place.skill]
        edge = canvas.kit.theme.warm if any(tip.skill == place.skill for tip in self.tips) else ""
        box = plate(canvas, skill.name, x, place.y + 66 * place.scale + 18, 22, edge=edge, max_w=210)
        if skill.picture:
            folder = self.services.classroom.library.folder_of(skill.id)
            skill_picture(canvas, skill.picture, box[0] - 14, box[1] + box[3] / 2 - 4, 54, folder)

    def _living(self, canvas: Canvas) -> None:
        at, left = self.at, self.scroll.value
        for n, (x, y, w) in enumerate(((300, 176, 44), (780, 200, 52), (1016, 176, 38))):
            canvas.picture("gull", x + 10 * wave(at, 8, n / 3), y + 4 * wave(at, 3, n / 3), w, anchor="center")
        place = self.sea.places.get(self.tips[self.tip].skill) if self.tips else None
        if place is not None and -60 < place.x - left - 118 < 1340:
            tilt = 0.0 if self.kit.style.reduced_motion else 2 * wave(at, 3.4)
            boat(canvas, self.services.profile.look, place.x - left - 84, place.y + 34, 72, angle=tilt)

    def paint_over(self, canvas: Canvas) -> None:
        profile = self.services.profile
        theme = canvas.kit.theme
        companion(canvas, profile.companion, 104, 714, 158, pose="pointing" if self.tips else "happy", at=self.at)
        name_w = max(140.0, canvas.fitted_width(profile.nickname, 28, 200)) + 130
        canvas.shape(shapes.plain(name_w, 58, 29, theme.plate, "#E0A23A", 3), 104, 33)
        canvas.text(profile.nickname, 132, 62, 28, "#FFF8EC", anchor="midleft", max_w=200)
        lit = sum(lamps >= 5 for lamps in self._lamps.values())
        canvas.picture("meter_lamp_on", 104 + name_w - 74, 60, 38, anchor="center")
        canvas.text(str(lit), 104 + name_w - 48, 62, 28, "#FFE08A", anchor="midleft")
        for stretch in self.sea.stretches:
            middle = min(max((stretch.left + stretch.right) / 2, self.scroll.value + 500), self.scroll.value + 900)
            if stretch.left <= middle <= stretch.right:
                plate(canvas, stretch.title, 700, 44, 28, edge="#E0A23A", max_w=420)
                break
        shapes_box = (206, 582, 570, 116)
        self.says(canvas, self._bubble_text(), shapes_box, tail_y=52, room_right=84)
        self.widget("aloud").draw(canvas)


@lru_cache(maxsize=4096)
def _lane(a: Spot, b: Spot) -> list[tuple[float, float]]:
    return lane_points((a.x, a.y), (b.x, b.y))
