"""Every pack that comes with the game: checked without a complaint, every family asked many times and judged."""

from pathlib import Path

import pytest
import yaml

from engine.challenges.base import Challenge, ChooseForm, Form, OrderForm, Right, TextForm, Unreadable, Wrong
from engine.challenges.expressions.numerals import read_number
from engine.challenges.kinds import KINDS
from engine.content.checks.needs import find_circle
from engine.content.library.library import Library
from engine.content.reading import reader
from engine.content.reading.reader import read

ROOT = Path(__file__).resolve().parents[2]
PACKS = sorted(path.parent for path in (ROOT / "levels").glob("*/pack.yaml"))
SEEDS = 30
PLAYED = frozenset({Form.CHOOSE, Form.SENTENCES, Form.PARAGRAPHS, Form.NUMBER, Form.TEXT, Form.ORDER})


def families(library: Library, pack: str) -> list[str]:
    """The items of one pack."""
    return [family.item for skill in library.skills.values() if skill.pack == pack for family in skill.families]


def test_there_are_packs() -> None:
    assert len(PACKS) >= 4


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_the_checker_has_nothing_to_say(pack: Path, library: Library) -> None:
    assert [problem.text for problem in library.problems if problem.file.startswith(pack.name)] == []
    assert pack.name in [known.id for known in library.packs]


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_a_machine_without_the_quick_yaml_reader_reads_the_same(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick, _ = read(pack / "pack.yaml")
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    slow, problems = read(pack / "pack.yaml")
    assert problems == []
    assert slow == quick


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_every_family_asks_fair_questions(pack: Path, library: Library) -> None:
    for item in families(library, pack.name):
        for seed in range(SEEDS):
            challenge = library.make(item, seed, interests=("space", "animals") if seed % 2 else ())
            fair(challenge)
            examples = KINDS[challenge.kind].examples(challenge)
            for group, verdict in ((examples.right, Right), (examples.wrong, Wrong), (examples.unreadable, Unreadable)):
                for answer in group:
                    assert isinstance(library.judge(challenge, answer), verdict), f"{item} seed {seed}: {answer}"


def fair(challenge: Challenge) -> None:
    """What must hold for whatever a child is asked."""
    here = f"{challenge.item} seed {challenge.seed}: {challenge.prompt}"
    prompt = challenge.prompt
    assert prompt.text or prompt.picture or prompt.groups, here
    assert prompt.spoken, here
    assert challenge.hints, f"no hint: {here}"
    assert challenge.why, f"no why: {here}"
    for text in (prompt.text, prompt.spoken, challenge.why, *challenge.hints, *(m.say for m in challenge.mistakes.values())):
        assert not {"{", "}", "|"} & set(text), f"{text}: {here}"
        assert "  " not in text.strip(), f"{text}: {here}"
        assert "None" not in text, here
    for form in challenge.forms:
        if isinstance(form, ChooseForm | OrderForm):
            shown = [(o.text, o.picture, o.times) for o in (form.options if isinstance(form, ChooseForm) else form.pieces)]
            if challenge.kind != "compare":
                assert len(set(shown)) == len(shown), f"two look the same: {here}"
        if isinstance(form, ChooseForm) and challenge.kind != "compare":
            right = read_number(challenge.solution[Form.CHOOSE][0])
            assert right is None or [read_number(o.id) for o in form.options].count(right) == 1, f"two are right: {here}"
        if isinstance(form, TextForm):
            tiles = list(form.tiles)
            for letter in "".join(
                c for n, c in enumerate(challenge.solution[Form.TEXT][0]) if not form.slots or not form.slots[n]
            ):
                assert letter in tiles, here
                tiles.remove(letter)


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_every_skill_is_ready_for_children_and_families(pack: Path, library: Library) -> None:
    for skill in library.skills.values():
        if skill.pack != pack.name:
            continue
        assert skill.i_can.endswith("."), skill.id
        assert skill.at_home, f"{skill.id} has no question for home"
        assert len(skill.families) >= 2, f"{skill.id}: mastery needs two families"
        assert skill.ages[0] <= skill.ages[1], skill.id
        assert skill.forms & PLAYED, skill.id


def test_the_packs_are_one_web_without_circles(library: Library) -> None:
    webs = {skill.id: skill.needs for skill in library.skills.values()}
    assert find_circle(webs) == []
    missing = {need for needs in webs.values() for need in needs} - set(webs)
    assert not missing
    reached: set[str] = set()
    waiting = ["first-numbers/" + next(s.id.split("/")[1] for s in library.skills.values() if s.pack == "first-numbers")]
    around = {name: set(needs) for name, needs in webs.items()}
    for name, needs in webs.items():
        for need in needs:
            around[need].add(name)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += around[name]
    maths = {skill.id for skill in library.skills.values() if skill.pack != "first-words"}
    assert maths <= reached, "every maths skill hangs together with the first numbers"


def test_a_level_never_runs_dry(library: Library) -> None:
    for skill in library.skills.values():
        pool = {library.make(family.item, seed).identity for family in skill.families for seed in range(SEEDS)}
        assert len(pool) >= 8, f"{skill.id} has only {len(pool)} different challenges"


def test_later_steps_are_not_easier(library: Library) -> None:
    for skill in library.skills.values():
        steps: dict[str, list[float]] = {}
        for family in skill.families:
            steps.setdefault(family.item.rpartition(".")[0], []).append(family.difficulty)
        for template, hardness in steps.items():
            assert hardness == sorted(hardness), f"{template}: {hardness}"
