"""Good inputs to begin from, and the signs that mean something to each reader."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from engine.content.sharing import packed_as_zip
from tests.engine.content.importing import decks
from tests.engine.content.writing import GOOD, skill

_LEVELS = Path(__file__).resolve().parents[2] / "levels"
EXPRESSIONS = (
    "a + b * (c - 2) // 3",
    "a if a > b and not c == 2 else b % 7",
    "round(a / b, 2) + gcd(a, lcm(b, 4))",
    'plural(a, "cat", "cats") + upper(first(word))',
    "words(a * 1000 + b) + text(1/3) + letter(word, 2)",
    "2 ** 12 ** 1 - -a × 3 ÷ 4",
    "min(a, b, max(c, 1), abs(-5)) <= digits(a) == digit(b, 1)",
)
GIFTS = (
    "::T::[html]<p>Sun?</p>{ =%100%<b>East</b>#yes ~%-50%West#no ####all }\n\n// note\n$CATEGORY: a/b\n\n2+2 {#4:0.5}\n\nWrite {}\n",
    "Match {=a -> 1 =b -> 2 = -> 3}\n\nTrue? {T#no#yes}\n\nPi {#=3.14:0.01#ok =%50%3..4 ~#far}\n\nA {=x =%75%y} gap.\n",
    "[markdown]**b** \\{x\\} \\n- l {~\\=1 =\\~2}\n\nNext\n\nTwo {~%50%a ~%50%b ~%-100%c}\nThree {F}\n",
)
TABLES = (
    'ask,answer,others,hint,skill,picture\n"a, b",c,d | e,h,s,🐈\n7 x 8,56,,,,\n',
    "Frage;Antwort;Falsch 1;Falsch 2\nWas?;das;dies;jenes\nWie viel?;3,5;;\n",
    "Question\tAnswer 1\tAnswer 2\tCorrect\nBig?\tMars\tSun\t2\nSmall?\tMoon\tSun\ta\n",
    "sep=|\nask|answer|kind|step\nTrue?|yes|tf|2\nWord?|<b>cat</b>|text|1\n",
)
SIGNS: dict[str, Sequence[str]] = {
    "reader": ("{", "}", "[", "]", ": ", "- ", "#", "&a", "*a", "!!x", "|\n", ">\n", "<<", "---\n", "%YAML", "\t", '"', "'", "\n  ", "\u202e", "? ", "\0"),
    "expressions": ("(", ")", "**", "//", "not ", " if ", " else ", " and ", '"', "9" * 20, ".", ",", "a", "word", "lcm(", "words(", "²", "٣", "="),
    "gift": ("{", "}", "~", "=", "#", "####", "->", "::", "%50%", "\\", "//", "\n\n", "[html]", "<p", "..", ":", "$CATEGORY:", "<img src=\"", "\\n", "**"),
    "table": (",", ";", "\t", "|", '"', '""', "\n", "ask", "answer", "correct", "option 1", "<b>", "&#9;", "\\frac{", "sep=", "{x}", "=", "../a.png", "1,000", "🐈"),
}  # fmt: skip


def texts(part: str) -> list[str]:
    """Good inputs of a part that reads texts."""
    if part == "reader":
        packs = [path.read_text("utf-8")[:6000] for path in sorted(_LEVELS.glob("*/pack.yaml"))[:4]]
        return [GOOD, skill('kind: text\nask: "{picture}"\nrows:\n  - { word: cat, picture: 🐈 }\nanswer: "{word}"'), *packs]
    return list({"expressions": EXPRESSIONS, "gift": GIFTS, "table": TABLES}[part])


def archives() -> list[bytes]:
    """Good zips of packs."""
    picture = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(picture, "PNG")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("trial/pack.yaml", GOOD)
        pack.writestr("trial/media/a.png", picture.getvalue())
    return [packed_as_zip({"pack.yaml": GOOD.encode(), "a.png": picture.getvalue(), "manifest.json": b"{}"}), packed.getvalue()]


def collections() -> list[bytes]:
    """Good Anki files, old and new."""
    notes = [(["Sky?<br>", "blue [sound:a.ogg]"], "D::E"), (["{{c1::Paris::city}} on {{c2::Seine}}", "x"], "D")]
    return [
        decks.old_deck(notes, media={"a.ogg": b"OggS"}),
        decks.new_deck(notes, model=decks.CLOZE, media={"a.png": b"\x89PNG"}),
        decks.new_deck(notes, model=decks.BOTH_WAYS),
    ]
