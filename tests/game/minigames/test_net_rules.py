"""The net: every word can be caught, however many letters it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.challenges.base import Answer, Form, TextForm
from game.minigames.net_and_letters.rules import MOST_FISH, NetRules
from tests.engine.challenges.asking import ask, form


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20), st.integers(0, 99))
def test_any_word_can_be_caught_letter_by_letter(word: str, seed: int) -> None:
    rules = NetRules(form(ask("text", answer=word, seed=seed), TextForm), word)
    answer = None
    for letter in word:
        assert answer is None
        assert len(rules.fish) <= MOST_FISH
        answer = rules.type(letter)
    assert answer == Answer(Form.TEXT, (word,))


def test_letting_go_brings_back_what_is_needed() -> None:
    word = "watermelons"
    rules = NetRules(form(ask("text", answer=word), TextForm), word)
    for letter in word[:-1]:
        rules.type(letter)
    for _ in word[:-1]:
        assert rules.let_go()
    assert "w" in {fish.id for fish in rules.fish}
    rules.empty()
    assert not rules.let_go()


@pytest.mark.parametrize(("case", "caught"), [("exact", "b"), ("any", "B")])
def test_where_case_matters_the_small_letter_is_another_fish(case: str, caught: str) -> None:
    rules = NetRules(form(ask("text", answer="Bo", own={"case": case}), TextForm), "Bo")
    rules.type("b")
    assert rules.caught == [caught]


def test_a_wrong_word_stays_to_be_seen_until_the_next_letter() -> None:
    word = "watermelons"
    rules = NetRules(form(ask("text", answer=word), TextForm), word)
    for letter in "watermelosn":
        rules.type(letter)
    rules.was_wrong = True
    assert "".join(rules.slots) == "watermelosn"
    rules.type("w")
    assert "".join(rules.slots) == "w" and not rules.was_wrong


def test_taking_back_a_wrong_word_takes_all_of_it() -> None:
    rules = NetRules(form(ask("text", answer="cat"), TextForm), "cat")
    for letter in "cta":
        rules.type(letter)
    rules.was_wrong = True
    assert rules.let_go() and not any(rules.slots)
