"""``order``: put the pieces in order; listed in the right order, or numbers to be sorted."""

from engine.challenges.base import Challenge, Form, OrderForm
from engine.challenges.judging import read_number
from engine.challenges.kind import Draw, Examples, examples_of, finish, option, prompt_of


class Order:
    """Sort them."""

    name = "order"

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        pieces = [piece.strip() for text in own["pieces"] for piece in draw.text(str(text)).split("|")]
        if len(set(pieces)) != len(pieces) or not 2 <= len(pieces) <= 8:
            raise ValueError("2 to 8 different pieces are needed")
        direction = str(own.get("sort", ""))
        if direction:
            numbers = [read_number(piece) for piece in pieces]
            if any(number is None for number in numbers):
                raise ValueError("only numbers can be sorted up or down")
            if len(set(numbers)) != len(numbers):
                raise ValueError("two of the numbers are equal, so their order cannot be told")
            pieces.sort(key=lambda piece: read_number(piece) or 0, reverse=direction == "down")
        shuffled = pieces[:]
        for _ in range(20):
            draw.dice.shuffle(shuffled)
            if shuffled != pieces:
                break
        first, last = draw.text(str(own.get("first", ""))), draw.text(str(own.get("last", "")))
        form = OrderForm(pieces=tuple(option(piece) for piece in shuffled), first=first, last=last)

        return finish(
            draw,
            forms=(form,),
            solution={Form.ORDER: tuple(pieces)},
            shown=" ".join(pieces),
            prompt=prompt_of(draw),
        )

    def examples(self, challenge: Challenge) -> Examples:
        return examples_of(challenge)
