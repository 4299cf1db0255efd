"""The structure proves itself: import contracts, module sizes, leftovers, the picture dialect, every text in the words files."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from game.kit.language.catalogue import every_text
from game.kit.language.words import load_words, read_po
from game.minigames import MINIGAMES


def python_files(root: Path) -> list[Path]:
    found = [root / "main.py", *(root / "engine").rglob("*.py"), *(root / "game").rglob("*.py")]
    assert len(found) > 80, "this test must find the code"
    return found


def test_the_import_contracts_hold(root: Path) -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


def test_every_module_says_what_lives_in_it(root: Path) -> None:
    silent = [str(p) for p in python_files(root) if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert silent == []


def test_nothing_is_left_over(root: Path) -> None:
    marks = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error")) + r")\b")
    left = [
        f"{p}:{n}"
        for p in python_files(root)
        for n, line in enumerate(p.read_text("utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert left == []


def test_broad_except_stands_in_one_named_place(root: Path) -> None:
    broad = [
        str(p.relative_to(root))
        for p in python_files(root)
        if re.search(r"except Exception|except:|except BaseException", p.read_text("utf-8"))
    ]
    assert set(broad) <= {"game/app.py", "engine/profiles/tinydb_store.py", "engine/profiles/tiny_profile.py"}


def test_every_test_folder_is_a_package(root: Path) -> None:
    folders = {p.parent for p in (root / "tests").rglob("test_*.py")}
    assert len(folders) > 3
    assert [str(f) for f in folders if not (f / "__init__.py").exists()] == []


def test_pictures_keep_to_the_dialect(root: Path) -> None:
    files = list((root / "assets" / "pictures").rglob("*.svg"))
    assert len(files) > 200
    refused = re.compile(r"<(clipPath|mask|symbol|use|pattern|filter|text|image|style|script|foreignObject)\b")
    assert [str(p) for p in files if refused.search(p.read_text("utf-8"))] == []
    names = [p.stem for p in files]
    assert sorted({n for n in names if names.count(n) > 1}) == []


def test_every_picture_named_in_the_code_exists(root: Path) -> None:
    there = {p.stem for p in (root / "assets" / "pictures").rglob("*.svg")}
    named: set[str] = set()
    for path in (root / "game").rglob("*.py"):
        named |= set(
            re.findall(
                r'"((?:icon|btn|kit|fog|net|stone|stones|mark|badge|face|chart|title|bg|fore)_[a-z_]+)"', path.read_text("utf-8")
            )
        )
    pictures = {n for n in named if not n.endswith("_") and n not in _NOT_PICTURES}
    assert len(pictures) > 60
    assert sorted(pictures - there) == []


_NOT_PICTURES = {
    "fog_beam",
    "net_and_letters",
    "net_up",
    "stone_ripples_",
    "chart_back",
    "title_",
    "kit_hint",
    "chart_with_lights",
}


def test_every_sound_played_exists(root: Path) -> None:
    there = {p.stem for p in (root / "assets" / "sounds").glob("*.ogg")}
    named: set[str] = set()
    for path in (root / "game").rglob("*.py"):
        named |= set(re.findall(r'(?:sounds\.play\(|sound=)"([a-z_]+)"', path.read_text("utf-8")))
    assert len(named) > 12
    assert sorted(named - there) == []
    for game in MINIGAMES.values():
        assert {f"{game.sound}_{n}" for n in range(1, 9)} <= there  # type: ignore[attr-defined]


def test_english_is_complete_and_no_text_is_stale(root: Path) -> None:
    texts = every_text(root)
    assert len(texts) > 700
    words = dict(read_po((root / "assets" / "words" / "en.po").read_text("utf-8")))
    keys = {key if isinstance(key, str) else key[0] for key in words}
    assert sorted(set(texts) - keys) == [], "run: python -m game.kit.language.catalogue"
    assert sorted(keys - set(texts) - {"", "English"}) == [], "run: python -m game.kit.language.catalogue"


def test_translations_keep_every_placeholder(root: Path) -> None:
    for path in sorted((root / "assets" / "words").glob("*.po")):
        for key, said in read_po(path.read_text("utf-8")):
            text = key if isinstance(key, str) else key[0]
            if text and said:
                assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", said)), f"{path.stem}: {text}"


def test_a_language_begun_falls_back_to_english(root: Path) -> None:
    german = load_words(root / "assets" / "words", "de")
    assert german("Play") == "Spielen"
    assert german("A text that was added after the last translation.") == "A text that was added after the last translation."
    assert german.count("{n} lamp is lit.", "{n} lamps are lit.", 3) == "3 Lampen leuchten."


def test_games_are_registered_under_their_own_name() -> None:
    assert all(name == game.name for name, game in MINIGAMES.items())


def test_the_road_to_the_first_frame_is_light(root: Path) -> None:
    code = "import sys, game.start, game.screens.children.title; print([m for m in ('pydantic', 'yaml', 'PIL', 'numpy', 'fontTools', 'hypothesis', 'cryptography', 'openpyxl', 'engine.lesson.classroom', 'engine.challenges', 'game.screens.play.page') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "[]"
