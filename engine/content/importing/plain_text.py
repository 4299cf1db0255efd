"""Texts of other programs as a child should read them: no tags, no marks, no formulas in code, no invisible characters.

Every step looks at each character a bounded number of times, because the texts come from strangers.
"""

import html
import re
import unicodedata

_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u2060\ufeff\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]"
)
_ODD_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})([^<>]{0,4000})>")
_SOURCE = re.compile(r"""src\s{0,3}=\s{0,3}(?:"([^"]{1,300000})"|'([^']{1,300000})'|([^\s"'>]{1,300}))""", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b([^<>]{0,400000})>", re.IGNORECASE)
_PLAYER = re.compile(r"<(audio|video|iframe|object|embed)\b", re.IGNORECASE)
_LINK = re.compile(
    r"""(?:href\s{0,3}=\s{0,3}["']?|\]\()\s{0,3}([^\s"'<>()]{1,500}\.(?:mp3|ogg|oga|wav|m4a|aac|flac|mp4|m4v|webm|ogv|mov))(?![a-z0-9])""",
    re.IGNORECASE,
)
_MARKED_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\(\s{0,3}([^()\s]{1,500})[^()\n]{0,200}\)")
_LINES = frozenset(
    ["p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote", "dd", "dt", "pre"]
)
_DROPPED = ("script", "style", "head", "title")
_UP = str.maketrans("0123456789+-n()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ⁽⁾")
_DOWN = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_SIGNS = {
    "times": "×",
    "cdot": "·",
    "div": "÷",
    "pm": "±",
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "neq": "≠",
    "ne": "≠",
    "approx": "≈",
    "pi": "π",
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "degree": "°",
    "circ": "°",
    "infty": "∞",
    "rightarrow": "→",
    "to": "→",
    "ldots": "…",
    "dots": "…",
    "quad": " ",
    "left": "",
    "right": "",
    "displaystyle": "",
}


def clean(text: str) -> str:
    """Without invisible characters and odd blanks; accents in one piece; no blank at the ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = text.encode("utf-8", "ignore").decode("utf-8")  # half a surrogate pair is no letter
    text = _ODD_BLANK.sub(" ", _HIDDEN.sub("", unicodedata.normalize("NFC", text)))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def one_line(text: str) -> str:
    """Cleaned, with every line break a blank."""
    return " ".join(clean(text).split())


def from_html(text: str) -> str:
    """What a browser would show, as plain lines; small raised and lowered digits stay so."""
    text = _without_blocks(text)
    text = re.sub(r"(?i)<su([pb])>([0-9+\-n()]{1,8})</su\1>", _small, text)
    parts: list[str] = []
    at = 0
    for found in _TAG.finditer(text):
        parts.append(text[at : found.start()])
        name = found[2].lower()
        if name in _LINES:
            parts.append("\n• " if name == "li" and not found[1] else "\n")
        elif name in ("td", "th"):
            parts.append(" ")
        at = found.end()
    parts.append(text[at:])
    lines = (" ".join(line.split()) for line in clean(html.unescape("".join(parts))).split("\n"))
    return "\n".join(line for line in lines if line and line != "•")


def _small(found: re.Match[str]) -> str:
    return found[2].translate(_UP if found[1].lower() == "p" else _DOWN)


def _without_blocks(text: str) -> str:
    """Without comments, scripts and styles; an end that is missing takes the rest."""
    text = _cut(text, "<!--", "-->")
    for name in _DROPPED:
        if re.search(rf"<{name}[\s>]", text, re.IGNORECASE):
            text = re.sub(rf"(?i)<{name}(?=[\s>])", f"<{name}", re.sub(rf"(?i)</{name}\s{{0,9}}>", f"</{name}>", text))
            text = _cut(text, f"<{name}", f"</{name}>")
    return text


def _cut(text: str, begins: str, ends: str) -> str:
    parts = []
    at = 0
    while (start := text.find(begins, at)) >= 0:
        parts.append(text[at:start])
        end = text.find(ends, start)
        if end < 0:
            return "".join(parts)
        at = end + len(ends)
    return "".join([*parts, text[at:]])


def pictures_in(text: str) -> list[str]:
    """The sources of the pictures in an HTML text, in order."""
    found = []
    for image in _IMAGE.finditer(text):
        source = _SOURCE.search(image[1])
        if source is not None:
            found.append(html.unescape(source[1] or source[2] or source[3] or "").strip())
    return found


def player_in(text: str) -> str:
    """The name of the first sound or film that a text plays or links to, "" without one. Texts without an address call it by its tag."""
    for found in _PLAYER.finditer(text):
        source = _SOURCE.search(text[found.start() : found.start() + 2_000])
        return _file_name(source[1] or source[2] or source[3] or "") if source is not None else found[1].lower()
    link = _LINK.search(text)
    return _file_name(link[1]) if link is not None else ""


def _file_name(address: str) -> str:
    return html.unescape(address).strip().rstrip("/").rpartition("/")[2][:40] or "a film"


def looks_like_html(text: str) -> bool:
    """Whether a text carries tags or entities that a browser would take as such."""
    return re.search(r"</?(?:p|br|b|i|u|em|strong|div|span|img|a|ul|ol|li|sup|sub|table|h[1-6])\b[^<>]{0,4000}>|&(?:[a-zA-Z]{2,8}\d{0,2}|#\d{1,6}|#x[0-9a-fA-F]{1,5});", text, re.IGNORECASE) is not None  # fmt: skip


def marked_pictures_in(text: str) -> list[str]:
    """The sources of the pictures in a Markdown text, in order."""
    return [found[1] for found in _MARKED_IMAGE.finditer(text)]


def from_markdown(text: str) -> str:
    """Marks for bold, italic, code, headings and links taken away; what they mark stays."""
    text = re.sub(r"!\[([^\[\]]{0,300})\]\([^()\n]{0,500}\)", r"\1", text)
    text = re.sub(r"\[([^\[\]]{1,300})\]\([^()\n]{0,500}\)", r"\1", text)
    text = re.sub(r"(?m)^ {0,3}#{1,6} +", "", text)
    text = re.sub(r"(?m)^( {0,12})[-*+] +", r"\1• ", text)
    text = re.sub(r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?=\S)([^*\n]{1,500}?)\*(?![\w*])", r"\1", text)
    text = re.sub(r"(?<!\w)_(?=\S)([^_\n]{1,500}?)_(?!\w)", r"\1", text)
    return re.sub(r"`([^`\n]{1,500})`", r"\1", text)


def without_formulas(text: str) -> str:
    r"""Simple formulas in signs: ``\(\frac{1}{2} \times 4\)`` → 1/2 × 4. What is harder stays as it is."""
    if "\\" not in text and "$$" not in text and "[$" not in text:
        return text
    text = re.sub(r"\\[()\[\]]|\$\$|\[/?\$\$?\]|\[/?latex\]", " ", text)
    text = re.sub(r"\\d?frac\s{0,3}\{([^{}]{1,60})\}\s{0,3}\{([^{}]{1,60})\}", _fraction, text)
    text = re.sub(r"\\sqrt\s{0,3}\{([^{}]{1,60})\}", r"√(\1)", text)
    text = re.sub(r"\\(?:text|mathrm|mathbf)\s{0,3}\{([^{}]{1,200})\}", r"\1", text)
    text = re.sub(r"\^\{?([0-9]{1,3}|n)\}?", lambda m: m[1].translate(_UP), text)
    text = re.sub(r"\\([a-zA-Z]{2,12})(?![a-zA-Z])", lambda m: _SIGNS.get(m[1], m[0]), text)
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _fraction(found: re.Match[str]) -> str:
    top, bottom = (part if re.fullmatch(r"\w+", part.strip()) else f"({part})" for part in (found[1].strip(), found[2].strip()))
    return f"{top}/{bottom}"
