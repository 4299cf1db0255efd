"""Wrong choices for questions that came without any: the answers of their siblings, of the same sort and about as long."""

from collections.abc import Sequence

from engine.challenges.expressions.numerals import read_number
from engine.challenges.making import is_picture
from engine.content.importing.found import Question
from engine.content.importing.plain_text import one_line

LONGEST_CHOICE = 120  # letters of an answer from which wrong choices for others are made


class Answers:
    """The answers of some questions, to make wrong choices from."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.texts = list(
            dict.fromkeys(a for q in questions if (a := one_line(q.answer).replace("|", "¦")) and len(a) <= LONGEST_CHOICE)
        )
        self.place = {text: n for n, text in enumerate(self.texts)}
        self.of_ask: dict[str, set[str]] = {}
        for q in questions:
            named = self.of_ask.setdefault(one_line(q.ask).casefold() + q.picture + q.sound, set())
            named |= {one_line(text).casefold() for text in (q.answer, *q.accept)}

    def like(self, question: Question, most: int) -> list[str]:
        """Other answers of the same sort, the likeliest to be taken for the right one first."""
        right = question.answer
        barred = self.of_ask.get(question.ask.casefold() + question.picture + question.sound, set()) | {right.casefold()}
        at = self.place.get(right, 0)
        near = [*self.texts[at + 1 : at + 60], *self.texts[max(0, at - 60) : at]]
        fitting = [t for t in near if t.casefold() not in barred and _sort(t) == _sort(right)]
        return sorted(fitting, key=lambda t: abs(len(t) - len(right)) // 4)[:most]


def _sort(text: str) -> str:
    if is_picture(text):
        return "picture"
    return "number" if read_number(text) is not None else "text"
