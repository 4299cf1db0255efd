"""Colours by the role they play, in the two shipped themes. Measures come from the kit's drawn notes.

A role never carries meaning alone: right and wrong also differ in shape (tick, round arrow).
"""

from dataclasses import dataclass

INK, PAPER, LAMP, FOAM, WATER, BRICK, GOLD = "#1F2544", "#FFF8EC", "#FFC93C", "#E8F7FA", "#1B6CA8", "#E4572E", "#E0A23A"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A pressable surface: gradient top and bottom, lip below, edge line, text on it."""

    top: str
    bottom: str
    lip: str
    edge: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One look. ``icon`` replaces the four icon tokens (line, accent, body, water)."""

    name: str
    ground: str
    ink: str
    soft: str
    paper: str
    paper_low: str
    line: str
    edge_px: int
    focus: str
    halo: str
    shadow: bool
    primary: Face
    secondary: Face
    quiet: Face
    off: Face
    track: str
    track_edge: str
    fill: str
    on: str
    on_edge: str
    warm: str
    dark: str
    on_dark: str
    plate: str
    icon: tuple[str, str, str, str]

    def face(self, kind: str) -> Face:
        """The face called primary, secondary, quiet or off."""
        faces: dict[str, Face] = {
            "primary": self.primary,
            "secondary": self.secondary,
            "quiet": self.quiet,
            "off": self.off,
        }
        return faces[kind]


DUSK = Theme(
    name="dusk",
    ground="#F6EBD8",
    ink=INK,
    soft="#4A5072",
    paper=PAPER,
    paper_low="#FFF1D8",
    line="#C9A878",
    edge_px=3,
    focus=WATER,
    halo=PAPER,
    shadow=True,
    primary=Face(top="#FFDB6B", bottom=LAMP, lip="#C47A12", edge="#8E5A0E", text=INK),
    secondary=Face(top="#2377B4", bottom=WATER, lip="#0F4A78", edge="#0B3C5D", text="#FFFFFF"),
    quiet=Face(top="#FFFDF7", bottom="#FFF1D8", lip="#D9BC8E", edge="#8A6A44", text=INK),
    off=Face(top="#EFE5D3", bottom="#EFE5D3", lip="#EFE5D3", edge="#A89A84", text="#6A6252"),
    track="#E3D2B4",
    track_edge="#8A6A44",
    fill=WATER,
    on="#2E8B57",
    on_edge="#1D5C39",
    warm=LAMP,
    dark=INK,
    on_dark=PAPER,
    plate=INK,
    icon=(INK, LAMP, PAPER, "#3FB8C9"),
)

CONTRAST = Theme(
    name="contrast",
    ground="#050714",
    ink="#FFFFFF",
    soft="#FFFFFF",
    paper="#0E1330",
    paper_low="#0E1330",
    line="#FFFFFF",
    edge_px=4,
    focus="#5CE1FF",
    halo="#050714",
    shadow=False,
    primary=Face(top="#FFE14D", bottom="#FFE14D", lip="#FFE14D", edge="#FFFFFF", text="#000000"),
    secondary=Face(top="#0E1330", bottom="#0E1330", lip="#0E1330", edge="#FFE14D", text="#FFE14D"),
    quiet=Face(top="#0E1330", bottom="#0E1330", lip="#0E1330", edge="#FFFFFF", text="#FFFFFF"),
    off=Face(top="#050714", bottom="#050714", lip="#050714", edge="#9AA3C7", text="#C4CAE4"),
    track="#0E1330",
    track_edge="#FFFFFF",
    fill="#FFE14D",
    on="#FFE14D",
    on_edge="#FFFFFF",
    warm="#FFE14D",
    dark="#FFFFFF",
    on_dark="#000000",
    plate="#050714",
    icon=("#FFFFFF", "#6E5000", "#0E1330", "#0B5F78"),
)

THEMES = {theme.name: theme for theme in (DUSK, CONTRAST)}
