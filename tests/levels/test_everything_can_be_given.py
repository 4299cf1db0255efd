"""Every answer and every known mistake of the shipped packs can be given on the real slate, and no pad tells anything."""

from collections.abc import Iterator
from random import Random

from engine.challenges.base import Answer, AnswerForm, Challenge, NumberForm, Right, TextForm
from engine.challenges.expressions.numerals import read_number
from engine.challenges.kinds import judge
from engine.challenges.signs import typable
from engine.challenges.slate import Slate
from engine.content.library.library import Library


def written(library: Library, *, is_long: bool) -> Iterator[tuple[str, Challenge, NumberForm | TextForm]]:
    """(skill, challenge, form) of challenges that are typed: some of each family, many with ``--long``."""
    rng = Random(3)
    for skill in library.skills.values():
        for family in skill.families:
            for seed in range(60) if is_long else rng.sample(range(60), 2):
                challenge = library.make(family.item, seed)
                for form in challenge.forms:
                    if isinstance(form, NumberForm | TextForm):
                        yield skill.id, challenge, form


def press_all(form: NumberForm | TextForm, keys: tuple[str, ...], *, by_tap: bool) -> Answer | None:
    """What the slate makes of these keys; None when one of them is missing or refused."""
    slate = Slate(form)
    for key in keys:
        if (by_tap and key not in slate.keys) or not slate.press(key):
            return None
    return slate.submit()


def test_every_answer_can_be_given_by_keyboard_and_by_tap(library: Library, is_long: bool) -> None:
    tried = 0
    for _, challenge, form in written(library, is_long=is_long):
        solution = challenge.solution[form.form][0]
        for by_tap in (False, True):
            answer = press_all(form, Slate(form).signs_of(solution), by_tap=by_tap)
            assert answer is not None, (challenge.item, solution, form)
            assert judge(challenge, answer) == Right(), (challenge.item, solution)
        tried += 1
    assert tried > 300


def _can_be_typed(form: AnswerForm, text: str) -> bool:
    """Whether a mistake is one of this form: a number for a number pad, a word of the right length for gaps."""
    if isinstance(form, NumberForm):
        return read_number(text, form.language_sign) is not None
    assert isinstance(form, TextForm)
    fits = all(not slot or slot == letter for slot, letter in zip(form.slots, typable(text), strict=False))
    return not form.slots or (len(typable(text)) == len(form.slots) and fits)


def test_every_known_mistake_can_be_given(library: Library, is_long: bool) -> None:
    tried: set[tuple[str, str]] = set()
    missing: set[tuple[str, str]] = set()
    for _, challenge, form in written(library, is_long=is_long):
        for text in challenge.mistakes:
            if not _can_be_typed(form, text):
                continue
            tried.add((challenge.item, text))
            for by_tap in (False, True):
                answer = press_all(form, Slate(form).signs_of(text), by_tap=by_tap)
                if answer is None or (not isinstance(form, NumberForm) and judge(challenge, answer) == Right()):
                    missing.add((challenge.item, text))
    assert len(tried) > 200
    assert missing == set()


def test_two_pads_of_an_island_never_differ(library: Library, is_long: bool) -> None:
    pads: dict[str, set[tuple[str, ...]]] = {}
    for skill, _, form in written(library, is_long=is_long):
        if isinstance(form, NumberForm):
            pads.setdefault(skill, set()).add(Slate(form).keys)
    assert len(pads) > 20
    assert {skill: keys for skill, keys in pads.items() if len(keys) > 1} == {}
    assert any("−" in keys for found in pads.values() for keys in found)
