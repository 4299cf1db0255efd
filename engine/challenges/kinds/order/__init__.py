"""``order``: put the pieces in order; listed in the right order, numbers to be sorted, or things with a number behind each."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from engine.challenges.base import Challenge, Form, OrderForm, Right, Unreadable, Verdict, Wrong
from engine.challenges.expressions.numerals import read_number
from engine.challenges.expressions.values import NotFair
from engine.challenges.forms import AnswerForm
from engine.challenges.judging import Given, known_mistake
from engine.challenges.kind import ChallengeKind, Reachable, named
from engine.challenges.making import Draw, at_once, finish, prompt_of, shuffled
from engine.challenges.templates import as_value
from engine.messages import Message, message

MOST = 8


class Order(ChallengeKind):
    """Sort them."""

    name = "order"
    texts = ("pieces", "first", "last")
    decides = ("pieces", "sort")
    is_hardness_seen = True

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        pieces = self._sized(draw, own["pieces"]) if isinstance(own["pieces"], Mapping) else self._listed(draw)
        if not 2 <= len(pieces) <= MOST:
            raise NotFair("2 to {most} different pieces are needed", most=MOST)
        first, last = draw.text(str(own.get("first", ""))), draw.text(str(own.get("last", "")))
        form = OrderForm(pieces=tuple(draw.option(piece) for piece in shuffled(pieces, draw.rng)), first=first, last=last)

        return finish(
            draw,
            forms=(form,),
            solution={Form.ORDER: tuple(pieces)},
            shown=_in_a_row(pieces),
            prompt=prompt_of(draw),
        )

    def _listed(self, draw: Draw) -> list[str]:
        """Pieces that stand in the right order, or numbers to be sorted."""
        own = draw.template.own
        pieces = [piece.strip() for text in own["pieces"] for piece in draw.text(str(text)).split("|") if piece.strip()]
        if len(set(pieces)) != len(pieces):
            raise NotFair("2 to {most} different pieces are needed", most=MOST)
        if "at_once" in own:
            picked = set(draw.rng.sample(pieces, min(len(pieces), at_once(own, MOST, MOST))))
            pieces = [piece for piece in pieces if piece in picked]
        direction = str(own.get("sort", ""))
        if direction:
            numbers = [read_number(piece, draw.sign) for piece in pieces]
            if any(number is None for number in numbers):
                raise NotFair("only numbers can be sorted up or down")
            if len(set(numbers)) != len(numbers):
                raise NotFair("two of the numbers are equal, so their order cannot be told")
            pieces.sort(key=lambda piece: read_number(piece, draw.sign) or 0, reverse=direction == "down")
        return pieces

    def _sized(self, draw: Draw, said: Mapping[str, object]) -> list[str]:
        """Some of the pieces, sorted by the number behind each; two with the same number never lie there together."""
        sizes: dict[str, Fraction] = {}
        for piece, size in said.items():
            text = draw.text(str(size))
            number = found if isinstance(found := as_value(text), Fraction) else read_number(text, draw.sign)
            if number is None:
                raise NotFair("“{value}” behind “{piece}” is not a number", value=size, piece=piece)
            sizes[draw.text(piece).strip()] = number
        picked: list[str] = []
        for piece in draw.rng.sample(sorted(sizes), len(sizes)):
            if all(sizes[piece] != sizes[other] for other in picked):
                picked.append(piece)
        picked = picked[: at_once(draw.template.own, MOST, MOST)]
        return sorted(picked, key=lambda piece: sizes[piece], reverse=draw.template.own.get("sort") == "down")

    def plain(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("pieces",)

    def verdict(self, challenge: Challenge, form: AnswerForm, given: Given, solution: Given) -> Verdict:
        if sorted(given) != sorted(solution):
            return Unreadable()
        return Right() if given == solution else Wrong(known_mistake(challenge, " ".join(given)))

    def wrong_values(self, challenge: Challenge, form: AnswerForm, solution: Given) -> list[Given]:
        return [solution[::-1]]

    def unreadable_values(self, form: AnswerForm, solution: Given) -> list[Given]:
        return [solution[:-1]]

    def reachable(self, samples: Sequence[Challenge]) -> Reachable | None:
        forms = [form for challenge in samples for form in challenge.forms if isinstance(form, OrderForm)]
        words = {word for form in forms for piece in form.pieces for word in piece.id.split(" ")}
        return lambda challenge, given: all(word in words for word in given.split(" "))

    def like_mistake(self, challenge: Challenge) -> Message:
        such = f'"{" ".join(reversed(challenge.solution[Form.ORDER]))}"'
        return message("It must be all pieces in a wrong order, such as: when: {such}", such=such)

    def hardness(self, challenge: Challenge) -> float:
        return 0.3 * (len(challenge.solution[Form.ORDER]) - 3)

    def draws_things(self, own: Mapping[str, Any], has_rows: bool) -> bool:
        return not has_rows

    def answer_words(self, challenge: Challenge, form: AnswerForm, value: Given, language: str) -> str:
        assert isinstance(form, OrderForm)
        return _in_a_row([named(form.pieces, (piece,), language) for piece in value])


def _in_a_row(pieces: Sequence[str]) -> str:
    """The words of a sentence as a sentence, anything else with commas ("2 3 4" would be another number)."""
    is_sentence = pieces[0][:1].isupper() and any(piece[:1].islower() for piece in pieces[1:])
    return (" " if is_sentence else ", ").join(pieces)


KIND: ChallengeKind = Order()
