"""Good inputs to begin from, and the signs that mean something to each reader."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PIL import Image

from engine.content.sharing.packing import packed_as_zip
from tests.engine.content.importing import decks
from tests.engine.content.writing import GOOD, HEAD, skill

ENDINGS = {"gift": ".gift", "table": ".csv"}  # of files of others that a part may begin from
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
BASE = (
    HEAD
    + """  plus:
    name: Plus
    i_can: I can add.
    interests: { thing: { animals: [kittens 🐈] } }
    challenges:
      - kind: number
        ask: "{a} and {b} {thing}. How many?"
        steps: [{ a: 1 to 2, b: 1 to 2 }, { a: 3 to 5, b: 3 }]
        answer: a + b
        hints: [Count on.]
        mistakes: { minus: { when: a - b, say: "You took {b} away." } }
      - kind: choose
        ask: Which is large?
        rows: [{ big: an elephant, small: a mouse|a flea }, { big: a whale, small: a mouse, step: 2 }]
        answer: "{big}"
        others: ["{small}", a pin]
  words:
    name: Words
    i_can: I can spell.
    needs: [plus]
    challenges:
      - { kind: text, ask: "{picture}", say: "Spell {word}.", answer: "{word}", rows: [{ word: cat, picture: 🐈 }, { word: ship, picture: ⛵ }] }
      - { kind: pairs, ask: What fits?, pairs: { hot: cold, big: small } }
"""
)
KINDS = """  kinds:
    name: Kinds
    i_can: I can do it all.
    challenges:
      - { kind: place, on: line, ask: "Where is {a}?", scale: 0 to 10, answer: a, values: { a: 1 to 3 } }
      - { kind: place, on: clock, ask: "Set {a}:30", answer: "{a}:30", values: { a: 1 to 3 } }
      - { kind: sort, ask: Sort., groups: { odd: [1, 3], even: [2, 4] }, at_once: 3 }
      - { kind: order, ask: Order., pieces: [one, two, three], first: small, last: large }
      - { kind: build, ask: "Lay {n}.", values: { n: 3 to 5 }, pieces: [1, 2, 3], make: "total == n", again: yes, most: 4 }
      - { kind: count, ask: How many?, count: n, of: [⭐], values: { n: 2 to 4 }, layout: dice }
      - { kind: compare, ask: More?, left: a, right: a + 1, values: { a: 1 to 3 }, want: more, same: no }
      - { kind: listen, ask: Listen., hear: "{w}", answer: "{w}", others: [dog], values: { w: [cat, cow] } }
      - { kind: read, ask: Read., story: The cat sleeps., questions: [{ ask: Who?, answer: cat, others: [dog] }] }
      - { kind: show, ask: Find a leaf., criteria: [It is green., I found it.] }
"""
WORDS = (
    """translates: trial
language: de
title: Probe
words:
  "a mouse": "eine Maus"
skills:
  plus:
    name: Plus auf Deutsch
    i_can: Ich kann plusrechnen.
    words:
      "{a} and {b} {thing}. How many?": "{a} und {b} {thing}. Wie viele?"
      "Count on.": "Zähle weiter."
      "You took {b} away.": "{b} weg."
      "kittens 🐈": "Kätzchen 🐈"
      "an elephant": "ein Elefant"
      "a flea": "ein Floh"
      "a pin": "eine Nadel"
""",
    """translates: trial
language: de
skills:
  words:
    at_home: ""
    words:
      "cat": "Katze"
      "ship": "Schiff"
      "Spell {word}.": "Schreibe {word}."
      "hot": "heiß"
      "cold": "kalt"
      "What fits?": "Was passt?"
""",
)
OVERLAYS = (
    """overlay: trial
id: ours
title: Our class
author: B. Teacher
licence: CC-BY-4.0
pack: { title: Trial of 3b, ages: 6-9 }
skills:
  plus:
    at_home: Ask me 3 + 4.
    change:
      "{a} and {b} {thing}. How many?":
        hints: [Use your fingers.]
        difficulty: [-2, -1]
      "#1": { ask: Which one? }
    challenges:
      - kind: number
        ask: "{a} apples and one more. How many?"
        steps: [{ a: 1 to 3 }]
        answer: a + 1
""",
    """overlay: trial
id: ours
title: Less
author: B
licence: CC0-1.0
remove: [words]
skills:
  plus:
    remove: [Which is large?]
    needs: [doubles]
  doubles:
    name: Doubles
    i_can: I can double.
    challenges:
      - { kind: number, ask: "{a} + {a} = ?", values: { a: 1 to 4 }, answer: a + a }
made_from: { plus: abcdef12, "plus#1": "00000000" }
""",
)
_YAML = ("{", "}", "[", "]", "[]", "{}", '""', "#0", "#1", "#9999", "{a}", "{b", "{a / 0}", "{words(a)}", "a|b", "yes", "-1", "0", "1 to 3", "3 to 1", "1 to 9 by 3",
         "x" * 50, "plus", "words", "a + b", "a / (a - 1)", "[a, b]", "{ a: 1 }", "'", '"', "kind: choose", "\n", "\u202e", "🐈", "trial/plus", "9" * 14)  # fmt: skip
SIGNS: dict[str, Sequence[str]] = {
    "reader": ("{", "}", "[", "]", ": ", "- ", "#", "&a", "*a", "!!x", "|\n", ">\n", "<<", "---\n", "%YAML", "\t", '"', "'", "\n  ", "\u202e", "? ", "\0"),
    "expressions": ("(", ")", "**", "//", "not ", " if ", " else ", " and ", '"', "9" * 20, ".", ",", "a", "word", "lcm(", "words(", "²", "٣", "="),
    "gift": ("{", "}", "~", "=", "#", "####", "->", "::", "%50%", "\\", "//", "\n\n", "[html]", "<p", "..", ":", "$CATEGORY:", "<img src=\"", "\\n", "**"),
    "pack": (*_YAML, "kind: number", "kind: place", "kind: build", "clock", "thermometer", "timeline", "12:00", "step: 2", "fraction", "total", "last"),
    "words": (*_YAML, "de", "en", "translates", "language", "name", "at_home"),
    "overlay": (*_YAML, "change", "remove", "challenges", "made_from", "overlay", "trial", "needs"),
    "book": ("<", ">", "</c>", '<c t="s"><v>0</v></c>', 't="n"', 't="d"', 't="b"', 't="e"', "<v>", "9" * 30, "A1", "XFD9999999", "&amp;", "&x;", "1e400", "-1", 's="9"'),
    "table": (",", ";", "\t", "|", '"', '""', "\n", "ask", "answer", "correct", "option 1", "<b>", "&#9;", "\\frac{", "sep=", "{x}", "=", "../a.png", "1,000", "🐈"),
}  # fmt: skip


def texts(part: str) -> list[str]:
    """Good inputs of a part that reads texts."""
    packs = {"pack": [BASE, HEAD + KINDS, BASE + KINDS], "words": [*WORDS], "overlay": [*OVERLAYS]}
    if part in packs:
        return packs[part]
    if part == "reader":
        shipped = [path.read_text("utf-8")[:6000] for path in sorted(_LEVELS.glob("*/pack.yaml"))[:4]]
        return [GOOD, skill('kind: text\nask: "{picture}"\nrows:\n  - { word: cat, picture: 🐈 }\nanswer: "{word}"'), *shipped]
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


def workbooks() -> list[bytes]:
    """Good workbooks: texts, numbers, dates and yes or no, one and two sheets."""
    from openpyxl import Workbook

    books = []
    for more in (False, True):
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (["ask", "answer", "others", "step"], ["7 x 8", 56, None, 2], ["Sky?", "blue", "red; green", 1]):
            sheet.append(row)
        if more:
            other = book.create_sheet("True or false")
            for row in (["Question", "Answer", "kind"], ["Sun is hot", True, "tf"], ["When?", datetime(2020, 2, 29), ""]):
                other.append(row)
        out = io.BytesIO()
        book.save(out)
        books.append(out.getvalue())
    return books
