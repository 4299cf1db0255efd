"""The pack of the youngest: nothing must be read, few choices, and no place or order of words that gives the answer away."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from engine.challenges.base import Challenge, ChooseForm, Form
from engine.content.library.library import Library

SEEDS = 30


@pytest.fixture(scope="module")
def asked(library: Library) -> list[Challenge]:
    families = [family.item for skill in library.skills.values() if skill.pack == "shore" for family in skill.families]
    return [library.make(item, seed) for item in families for seed in range(SEEDS)]


def test_there_are_at_most_three_choices(asked: list[Challenge]) -> None:
    counts = Counter(len(form.options) for challenge in asked for form in challenge.forms if isinstance(form, ChooseForm))
    assert set(counts) <= {2, 3}, counts


def test_every_question_is_said_in_a_sentence(asked: list[Challenge]) -> None:
    for challenge in asked:
        said = challenge.prompt.spoken
        assert len(said.split()) >= 2, f"{challenge.item}: {said}"
        assert said[-1] in ".?!", f"{challenge.item}: {said}"
        assert len(said.split()) <= 20, f"{challenge.item}: too long for one breath: {said}"


def test_every_island_has_three_families_two_steps_and_enough_questions(library: Library) -> None:
    for skill in library.skills.values():
        if skill.pack != "shore":
            continue
        templates = {family.item.rpartition(".")[0] for family in skill.families}
        hardness = {family.difficulty for family in skill.families}
        assert len(templates) >= 3, skill.id
        assert len(hardness) >= 2, skill.id
        pool = {library.make(family.item, seed).identity for family in skill.families for seed in range(120)}
        assert len(pool) >= 24, f"{skill.id}: {len(pool)}"


def test_the_right_side_of_more_and_less_is_not_always_the_same(library: Library) -> None:
    for family in library.skills["shore/lots"].families:
        sides = Counter(library.make(family.item, seed).solution[Form.CHOOSE] for seed in range(60))
        assert len(sides) == 2, family.item
        assert min(sides.values()) >= 12, (family.item, sides)


OFFERED = ("{p}", "{q}")


def test_a_word_offered_by_the_voice_first_is_not_always_right(root: Path) -> None:
    """Where two words are only said, their order must not tell: each template has rows of both orders."""
    pack = yaml.safe_load((root / "levels" / "shore" / "pack.yaml").read_text("utf-8"))
    tried = 0
    for name, skill in pack["skills"].items():
        for challenge in skill["challenges"]:
            if not all(word in challenge.get("say", "") for word in OFFERED):
                continue
            right = Counter(row["p"] in (row.get("rhyme"), row.get("yes_"), row.get("x")) for row in challenge["rows"])
            assert min(right[True], right[False]) * 3 >= len(challenge["rows"]), (name, right)
            tried += 1
    assert tried == 3
