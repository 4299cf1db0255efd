"""The laws of the house that no import contract can hold: no circles, no heaps, no module cut off for its length, no endless function."""

import ast
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

# A module with one single user beside it is a page torn in two, unless two ideas part there: which ones.
_APART = {
    "engine.challenges.expressions.functions": "the table of what may be called, apart from the grammar",
    "engine.cli.piping": "another's learner by JSON lines, apart from our own child",
    "engine.content.checks.difficulty": "how hard one challenge is, apart from drawing many",
    "engine.content.checks.fairness": "whether a question can be answered at all, apart from drawing many",
    "engine.content.checks.needs": "the web of needs and its circles",
    "engine.content.checks.spoken": "what the voice would say",
    "engine.content.importing.anki.cards": "note types and templates, apart from the database",
    "engine.content.importing.challenges_text": "YAML of challenges, apart from the file around them",
    "engine.content.importing.gift.answers": "the grammar of answers, apart from that of questions",
    "engine.content.importing.gift.reading": "the grammar of GIFT, apart from what becomes of it",
    "engine.content.importing.neighbours": "wrong choices out of other answers",
    "engine.content.importing.readers": "which reader fits a file",
    "engine.content.importing.tables.keys": "which column is the key, apart from reading rows",
    "engine.content.library.pack_cache": "compiled packs kept between starts: no YAML, no models there",
    "engine.content.reading.columns": "where a tab or an odd blank stands",
    "engine.content.reading.syntax": "slips of YAML in words, loaded only when there is one",
    "engine.content.reading.yaml_fixes": "what would mend a slip, tried out",
    "engine.credentials.badges": "the Open Badges form, apart from our own file",
    "engine.lab.judges.forgetting": "a world by published equations, apart from its judge",
    "engine.lab.judges.spacing": "rivals by published equations, apart from their judge",
    "engine.learning.scoring": "what one answer does, apart from what facts do",
    "engine.learning.strands": "what a voyage tells of subjects, apart from what every answer tells",
    "engine.lesson.few_choices": "how much a child looks over at once, apart from how a level begins",
    "engine.lesson.first_look": "a stranger's keeper tried in memory",
    "engine.lesson.revealing": "whether a draw shows a mistake, apart from the states of a level",
    "engine.lesson.voyage": "a level in many games, apart from how a level begins",
    "engine.profiles.app_book": "the settings of the device, apart from its keepers",
    "engine.profiles.tiny_profile": "one keeper's book, apart from the shelf",
    "engine.profiles.travel.admission": "rows of strangers, apart from the journey",
    "engine.rehearsal.solving": "how an invented child finds an answer",
    "engine.scheduling.islands": "which islands, apart from what comes next inside a level",
    "engine.scheduling.mixing": "reviews between new things",
    "engine.scheduling.standing": "where a child stands, apart from what that is worth",
    "engine.scheduling.targets": "how much success is wanted",
    "game.app": "the loop, apart from how it is put together",
    "game.kit.writing": "text on a canvas, apart from pictures",
    "game.minigames.fog_beam.rules": "rules know no pygame",
    "game.minigames.net_and_letters.rules": "rules know no pygame",
    "game.minigames.stepping_stones.rules": "rules know no pygame",
    "game.screens.children.chart_picture": "the chart's picture, apart from what can be pressed",
    "game.screens.play.frame": "the frame's picture, apart from the page",
    "game.screens.play.push_back": "four buttons beside the game",
    "game.tour.islands": "which island suits a game; tests and the bench ask it, too",
    "game.tour.things": "the walk through what is stored",
}
_LONGEST_BODY = 40
# One case a code, one step a picture: cutting them would hide the tables that they are.
_TABLES = {"engine.content.reading.model_problems._model_problem", "game.tour.album.Album._visit", "game.tour.album._visit"}
_FULL = 20  # modules in a folder; about fifteen is the aim
# Folders that are lists: one module a verb, a page, a kind, a language.
_LISTS = {"engine.cli", "engine.challenges.speaking.languages"}


@pytest.fixture(scope="module")
def modules(root: Path) -> dict[str, Path]:
    found = {}
    for path in [*(root / "engine").rglob("*.py"), *(root / "game").rglob("*.py")]:
        found[".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")] = path
    assert len(found) > 200, "this test must find the code"
    return found


@pytest.fixture(scope="module")
def imports(modules: dict[str, Path]) -> dict[str, set[str]]:
    """Who imports whom, those for types only among them."""
    found: dict[str, set[str]] = {name: set() for name in modules}
    for name, path in modules.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    target = inner if inner in modules else node.module
                    if target in modules and target != name:
                        found[name].add(target)
    return found


def test_there_is_no_circle_in_any_folder_not_even_one_of_types(imports: dict[str, set[str]]) -> None:
    folders = {name.rpartition(".")[0] for name in imports} - {""}
    circles = {}
    for folder in folders:
        arrows = defaultdict(set)
        for name, targets in imports.items():
            for target in targets:
                if name.startswith(folder + ".") and target.startswith(folder + "."):
                    here, there = (part[len(folder) + 1 :].split(".")[0] for part in (name, target))
                    if here != there:
                        arrows[here].add(there)
        try:
            TopologicalSorter(arrows).prepare()
        except CycleError as problem:
            circles[folder] = problem.args[1]
    assert circles == {}


def test_no_module_has_a_single_user_beside_it_without_a_reason(modules: dict[str, Path], imports: dict[str, set[str]]) -> None:
    users = defaultdict(set)
    for name, targets in imports.items():
        for target in targets:
            users[target].add(name)
    alone = {
        name
        for name, who in users.items()
        if len(who) == 1 and next(iter(who)).rpartition(".")[0] == name.rpartition(".")[0] and modules[name].stem != "__init__"
    }
    assert sorted(alone - set(_APART)) == [], "put each into its one user, or say here which two ideas part"
    assert sorted(set(_APART) - alone) == [], "these have other users by now: take them off the list"


def test_no_folder_is_a_heap(modules: dict[str, Path]) -> None:
    sizes: dict[str, int] = defaultdict(int)
    for name, path in modules.items():
        if path.stem != "__init__":
            sizes[name.rpartition(".")[0]] += 1
    assert {folder: size for folder, size in sizes.items() if size > _FULL and folder not in _LISTS} == {}


def test_no_function_goes_on_for_ever(modules: dict[str, Path]) -> None:
    long = {}
    for name, path in modules.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if (
                    body
                    and (size := (node.end_lineno or 0) - body[0].lineno + 1) > _LONGEST_BODY
                    and f"{name}.{node.name}" not in _TABLES
                ):
                    long[f"{name}.{node.name}"] = size
    assert long == {}
