"""Widget surfaces as SVG text: rounded faces, lips, shadows, bubbles. Crisp at every window size.

All functions return (svg, width, height) in layout units with the box itself at (PAD, PAD); ``canvas`` rasterises and
keeps them. Measures are those of the drawn kit: lip 6, gloss 4, focus ring 5 between two halo lines.
"""

import math
from functools import lru_cache

from game.kit.theme import Face, Theme

PAD = 24
Svg = tuple[str, int, int]


def _svg(w: float, h: float, body: str, defs: str = "") -> Svg:
    full_w, full_h = max(1, round(w + 2 * PAD)), max(1, round(h + 2 * PAD))  # a tiny window leaves some boxes no room
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{full_w}" height="{full_h}" viewBox="0 0 {full_w} {full_h}">'
    return f"{head}<defs>{defs}</defs>{body}</svg>", full_w, full_h


def _gradient(top: str, bottom: str) -> str:
    return (
        '<linearGradient id="f" x1="0%" y1="0%" x2="0%" y2="100%">'
        f'<stop offset="0%" stop-color="{top}"/><stop offset="100%" stop-color="{bottom}"/></linearGradient>'
    )


def _box(
    x: float, y: float, w: float, h: float, r: float, fill: str, edge: str = "none", edge_px: float = 0, more: str = ""
) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{max(1, w):g}" height="{max(1, h):g}" rx="{max(0, r):g}" ry="{max(0, r):g}" '
        f'fill="{fill}" stroke="{edge}" stroke-width="{edge_px:g}" {more}/>'
    )


def _shadow(w: float, h: float, r: float, drop: float = 6, layers: int = 6, opacity: float = 0.035) -> str:
    grow = [2.4 * layer for layer in range(layers)]
    return "".join(
        _box(PAD - g, PAD - g + drop, w + 2 * g, h + 2 * g, r + g, "#2B1B3A", more=f'fill-opacity="{opacity}"') for g in grow
    )


def face(w: float, h: float, kind: str, state: str, theme: Theme, radius: float | None = None) -> Svg:
    """A button's surface. ``state``: rest, pressed or off."""
    colours = theme.off if state == "off" else theme.face(kind)
    r = min(20, h / 2) if radius is None else radius
    if state == "off":
        return _off(w, h, r, colours, theme)
    if not theme.shadow:
        return _flat(w, h, r, colours, theme, pressed=state == "pressed")
    e, lip = theme.edge_px, 6
    if state == "pressed":
        body = _box(PAD + e / 2, PAD + e / 2 + lip - 1, w - e, h - e - lip + 1, r, colours.bottom, colours.edge, e)
        return _svg(w, h, body)
    body = _shadow(w, h, r, 7, 4, 0.045)
    body += _box(PAD + e / 2, PAD + e / 2, w - e, h - e, r, colours.lip, colours.edge, e)
    body += _box(PAD + e, PAD + e, w - 2 * e, h - 2 * e - lip, r - 3, "url(#f)")
    if w > h:
        body += _box(PAD + r * 0.7, PAD + e + 3, w - r * 1.4, 4, 2, "#FFFFFF", more='fill-opacity="0.4"')
    return _svg(w, h, body, _gradient(colours.top, colours.bottom))


def _flat(w: float, h: float, r: float, colours: Face, theme: Theme, *, pressed: bool) -> Svg:
    fill = colours.text if pressed else colours.bottom
    e = theme.edge_px
    return _svg(w, h, _box(PAD + e / 2, PAD + e / 2, w - e, h - e, r, fill, colours.edge, e))


def _off(w: float, h: float, r: float, colours: Face, theme: Theme) -> Svg:
    e = theme.edge_px
    body = _box(PAD + e / 2, PAD + e / 2 + 3, w - e, h - e - 3, r, colours.bottom)
    return _svg(w, h, body + dashes(PAD + e / 2, PAD + e / 2 + 3, w - e, h - e - 3, r - e / 2, colours.edge, e))


def panel(
    w: float,
    h: float,
    theme: Theme,
    radius: float = 24,
    fill: str = "",
    low: str = "",
    edge: str = "",
    edge_px: float = 0,
    shadow: bool = True,
) -> Svg:
    """A card. Colours default to paper; the edge is 3 px (4 in high contrast) unless told otherwise."""
    e = edge_px or theme.edge_px
    top = fill or theme.paper
    body = _shadow(w, h, radius) if shadow and theme.shadow else ""
    body += _box(PAD + e / 2, PAD + e / 2, w - e, h - e, radius, "url(#f)", edge or theme.line, e)
    return _svg(w, h, body, _gradient(top, low or fill or theme.paper_low))


def plain(w: float, h: float, radius: float, fill: str, edge: str = "none", edge_px: float = 0, opacity: float = 1.0) -> Svg:
    """A smooth rounded box without shadow, for chips, bars and plates."""
    more = f'fill-opacity="{opacity:g}"' if opacity < 1 else ""
    return _svg(w, h, _box(PAD + edge_px / 2, PAD + edge_px / 2, w - edge_px, h - edge_px, radius, fill, edge, edge_px, more))


def ring(w: float, h: float, radius: float, theme: Theme) -> Svg:
    """The focus ring: just off the edge, with a halo so that it shows on any ground."""
    outer = _box(PAD - 5, PAD - 5, w + 10, h + 10, radius + 5, "none", theme.halo, 9)
    return _svg(w, h, outer + _box(PAD - 5, PAD - 5, w + 10, h + 10, radius + 5, "none", theme.focus, 5))


def bubble(w: float, h: float, theme: Theme, tail_y: float | None, *, down: float | None = None) -> Svg:
    """A speech bubble; with ``tail_y`` its tail points left at that height, with ``down`` downwards from there."""
    fill, edge = ("#FFFFFF", "#1F2544") if theme.shadow else (theme.paper, theme.line)
    r, left, top, right, bottom = 22, PAD + 2, PAD + 2, PAD + w - 2, PAD + h - 2
    path = f"M{PAD + r} {top} H{PAD + w - r} Q{right} {top} {right} {PAD + r} V{PAD + h - r} Q{right} {bottom} {PAD + w - r} {bottom} "
    if down is not None:
        root = PAD + down
        path += f"H{root + 16:g} Q{root + 6:g} {bottom + 8} {root - 14:g} {bottom + PAD - 4} Q{root - 8:g} {bottom + 6} {root - 10:g} {bottom} "
    path += f"H{PAD + r} Q{left} {bottom} {left} {PAD + h - r} "
    if tail_y is not None:
        root = PAD + min(h - 26, max(22, tail_y + 2))
        path += (
            f"V{root + 14:g} Q{PAD - 6} {root + 10:g} {PAD - 18} {PAD + tail_y:g} Q{PAD - 6} {root - 2:g} {left} {root - 10:g} "
        )
    path += f"V{PAD + r} Q{left} {top} {PAD + r} {top} Z"
    body = _shadow(w, h, r, 6, 5) if theme.shadow else ""
    body += f'<path d="{path}" fill="{fill}" stroke="{edge}" stroke-width="{theme.edge_px}" stroke-linejoin="round"/>'
    return _svg(w, h, body)


def toggle(on: bool, theme: Theme) -> Svg:
    """84 × 48, with a tick on the knob when on and a bar when off: not by colour alone."""
    e = theme.edge_px
    edge = (theme.on_edge if on else theme.track_edge) if theme.shadow else theme.line
    knob = "#FFFFFF" if theme.shadow or not on else "#050714"
    x = PAD + (60 if on else 24)
    body = _box(PAD + e / 2, PAD + e / 2, 84 - e, 48 - e, 24, theme.on if on else theme.track, edge, e)
    body += f'<circle cx="{x}" cy="{PAD + 24}" r="17" fill="{knob}" stroke="{edge}" stroke-width="3"/>'
    mark = f"M{x - 7} {PAD + 25} l5 6 l9 -12" if on else f"M{x - 6} {PAD + 24} h12"
    colour = theme.on if on else ("#8A6A44" if theme.shadow else "#050714")
    body += f'<path d="{mark}" fill="none" stroke="{colour}" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>'
    return _svg(84, 48, body)


def slider(w: float, share: float, stops: int, theme: Theme) -> Svg:
    """A bar of height 48 with a knob of 40 and its stops shown as dots."""
    e, knob = theme.edge_px, PAD + 22 + (w - 44) * share
    edge = theme.track_edge if theme.shadow else theme.line
    body = _box(PAD + 2, PAD + 16, w - 4, 16, 8, theme.track, edge, e)
    body += _box(PAD + 4, PAD + 18, knob - PAD, 12, 6, theme.fill)
    for stop in range(stops):
        x = PAD + 22 + (w - 44) * stop / (stops - 1)
        body += f'<circle cx="{x:g}" cy="{PAD + 24}" r="2.5" fill="{"#FFF8EC" if x < knob and theme.shadow else edge}"/>'
    body += f'<circle cx="{knob:g}" cy="{PAD + 24}" r="20" fill="url(#f)" stroke="{theme.primary.edge}" stroke-width="{e}"/>'
    return _svg(w, 48, body, _gradient(theme.primary.top, theme.primary.bottom))


def bar(w: float, h: float, share: float, theme: Theme) -> Svg:
    """Progress; the filled part has its own edge, so it reads without colour."""
    e = theme.edge_px
    edge = theme.primary.edge if theme.shadow else theme.line
    body = _box(PAD + e / 2, PAD + e / 2, w - e, h - e, h / 2, theme.track, edge, e)
    if share > 0:
        body += _box(PAD + e / 2, PAD + e / 2, max(h - e, (w - e) * share), h - e, h / 2, "url(#f)", edge, e)
    return _svg(w, h, body, _gradient(theme.primary.top, theme.primary.bottom))


def dashes(x: float, y: float, w: float, h: float, r: float, colour: str, width: float, step: float = 15) -> str:
    """A dashed rounded outline of short open strokes (a dashed closed stroke leaves spikes)."""
    rim: list[tuple[float, float]] = []
    for cx, cy, first in ((x + w - r, y + r, -90), (x + w - r, y + h - r, 0), (x + r, y + h - r, 90), (x + r, y + r, 180)):
        angles = (math.radians(first + 7.5 * k) for k in range(13))
        rim += [(cx + r * math.cos(a), cy + r * math.sin(a)) for a in angles]
    fine = [rim[0]]
    for a, b in zip(rim, [*rim[1:], rim[0]], strict=True):
        n = max(1, round(math.dist(a, b)))
        fine += [(a[0] + (b[0] - a[0]) * k / n, a[1] + (b[1] - a[1]) * k / n) for k in range(1, n + 1)]
    count = max(4, round(len(fine) / step))
    path = ""
    for k in range(count):
        start = round(k * len(fine) / count)
        stroke = fine[start : start + round(len(fine) / count * 0.55)]
        path += "M" + " L".join(f"{px:.1f} {py:.1f}" for px, py in [*stroke[::3], stroke[-1]]) + " "
    return f'<path d="{path.strip()}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"/>'


@lru_cache(maxsize=256)  # its many short strokes are worked out once, not for every frame
def spot(w: float, h: float, radius: float, colour: str, width: float = 3) -> Svg:
    """An empty place: a dashed outline."""
    return _svg(
        w, h, dashes(PAD + width / 2, PAD + width / 2, w - width, h - width, min(radius, h / 2) - width / 2, colour, width)
    )
