"""A language is a words file and one module (with a table of picture names, if it has any): a made-up one is heard, checked and imported."""

import subprocess
import sys
from pathlib import Path

MODULE = '''"""Of an island nobody has found."""

from engine.challenges.speaking.spoken_language import Importing, Maths, SpokenLanguage

LANGUAGE = SpokenLanguage(
    number=lambda number: "la" * (number + 1),
    minus="nu",
    fraction=lambda above, below: f"{above} piu {below}",
    maths=Maths(signs=("ka", "ke", "ki", "ko", "ku", "ky"), what="re?", gap="ri", equals="ro", same="oo"),
    names=str.upper,
    who={"me": "mimi", "adult": "toto"},
    importing=Importing(small_words="zaz zez ziz", truth=("Ai", "Oi"), i_can="Zumba {name}.", listen="Zuzu?"),
)
'''
PACK = """format: 1
id: island
title: Zaza
about: Zuzu.
author: Z.
licence: CC0-1.0
language: zz-ZZ
ages: 6-8
subject: maths
skills:
  zaz:
    name: Zaz
    i_can: Zumba.
    at_home: Zuzu?
    challenges:
      - kind: choose
        ask: "{a} + 1 = ?"
        steps: [{ a: 1 to 9 }, { a: 10 to 30 }]
        answer: 🐈
        others: [🐢, "{words(a)}"]
        hints: ["{words(a)}"]
        why: "{words(a + 1)}."
"""
HEARD = """
import sys
from pathlib import Path
import engine.challenges.speaking.languages as languages
languages.__path__.append(sys.argv[1])
from engine.challenges.base import Form
from engine.challenges.kinds import KINDS
from engine.challenges.speaking.maths import said, the_same
from engine.challenges.speaking.number_words import number_words
from engine.challenges.speaking.plain_words import plain_words
from engine.content.checks.checking import check_pack
from engine.content.desk.workbench import Workbench
from engine.content.importing.taking import take_in
from game.kit.language.words import languages as shown, load_words
assert [problem.code for problem in check_pack(Path(sys.argv[2])).problems] == []
assert (number_words(2, "zz"), number_words(-1, "zz-ZZ"), the_same("zz")) == ("lalala", "nu lala", "oo")
assert said("7 + 5 = ?", "zz") == "7 ka 5 re?" and said("3/4 < 2", "zz") == "3 piu 4 ku 2"
assert plain_words("🐢", "zz") == "TATA"
challenge = Workbench(Path(sys.argv[2]), None).challenge()
assert challenge.prompt.spoken.endswith("ka 1 re?"), challenge.prompt.spoken
made = Path(sys.argv[3])
take_in(made.with_name("quiz.gift"), made)
text = (made / "pack.yaml").read_text("utf-8")
assert "language: zz" in text and "Zumba " in text and "Ai" in text and "Oi" in text, text
words = made.with_name("words")
assert shown(words)["zz"] == "Zaz" and load_words(words, "zz")("Play") == "Zap"
"""
GIFT = "::one:: zaz zez ziz {T}\n\n::two:: ziz zaz zez zaz {F}\n\n::three:: zez ziz zaz zez {=zu ~ze ~zi}\n"


def test_a_new_language_is_a_words_file_and_one_module(root: Path, tmp_path: Path) -> None:
    spoken, words, pack = (tmp_path / name for name in ("spoken", "words", "island"))
    for folder in (spoken, words, pack):
        folder.mkdir()
    (spoken / "zz.py").write_text(MODULE, "utf-8")
    (spoken / "zz.tsv").write_text("# picture, name\n🐈\tmiu\n🐢\ttata\nshape_circle\tlolo\n", "utf-8")
    (words / "zz.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "English"\nmsgstr "Zaz"\n\nmsgid "Play"\nmsgstr "Zap"\n', "utf-8")
    (pack / "pack.yaml").write_text(PACK, "utf-8")
    (tmp_path / "quiz.gift").write_text(GIFT, "utf-8")
    told = [sys.executable, "-c", HEARD, str(spoken), str(pack), str(tmp_path / "made")]
    done = subprocess.run(told, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
