"""Choices too long for a stone or a fish are played where the plates are large."""

from engine.challenges.base import ChooseForm, Form
from engine.content.library.library import Library
from game.minigames import MINIGAMES


def test_no_small_plate_gets_a_sentence(library: Library) -> None:
    small = [game for game in MINIGAMES.values() if Form.CHOOSE in game.plays and Form.SENTENCES not in game.plays]
    assert len(small) >= 2
    sentences = 0
    for skill in library.skills.values():
        for family in skill.families:
            sentences += Form.SENTENCES in family.guess
            if Form.CHOOSE not in family.guess:
                continue
            for seed in range(6):
                forms = [form for form in library.make(family.item, seed).forms if isinstance(form, ChooseForm)]
                assert all(form.needed == {Form.CHOOSE} for form in forms), family.item
    assert sentences > 20
