"""What the shipped packs ask is what the golden file says; the file is made anew only when that was meant."""

from dataclasses import replace

from engine.content.library.library import Library
from tests.levels.golden import FILE, challenges, lines, text_of


def test_one_challenge_of_each_template_is_as_it_was(library: Library) -> None:
    before = set(FILE.read_text("utf-8").splitlines())
    now = lines(library)
    changed = [line[:400] for line in now if line not in before]
    assert changed == [], "meant? python -m tests.levels.golden"
    assert len(now) == len(before), "a skill is gone"


def test_a_changed_choice_key_hint_or_prompt_is_seen(library: Library) -> None:
    challenge = next(challenges(library, "first-numbers/more-less"))
    seen = {
        text_of(other)
        for other in (
            challenge,
            replace(challenge, forms=challenge.forms[::-1] if len(challenge.forms) > 1 else ()),
            replace(challenge, solution={form: (*value, "x") for form, value in challenge.solution.items()}),
            replace(challenge, hints=(*challenge.hints, "More.")),
            replace(challenge, prompt=replace(challenge.prompt, text="Another?")),
        )
    }
    assert len(seen) == 5


def test_nothing_of_the_machine_is_kept(library: Library) -> None:
    assert all(library.folder_of(skill) not in FILE.read_text("utf-8") for skill in library.skills)
