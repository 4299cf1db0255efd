"""The question before the first PIN: always two digits, never guessed from the one before, and not the times table of the second year."""

from random import Random

from engine.profiles.adult_question import ask


def test_products_have_two_digits_and_change() -> None:
    rng, before, seen = Random(1), None, set()
    for _ in range(500):
        question = ask(rng, before)
        assert 10 <= question.product <= 99
        assert before is None or question.product != before.product
        assert question.one > 10
        assert question.is_answered_by(str(question.product))
        assert not question.is_answered_by(str(question.product + 1))
        assert not question.is_answered_by("")
        before = question
        seen.add(question.product)
    assert len(seen) > 15
