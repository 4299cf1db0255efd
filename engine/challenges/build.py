"""``build``: put pieces together so that a condition holds. Many answers are right; one is found to show."""

from engine.challenges.base import Answer, BuildForm, Challenge, Form, Mistake
from engine.challenges.building import OWN_NAMES, holds, one_way
from engine.challenges.exampling import unreadable_values
from engine.challenges.expressions import ExpressionError, names_in
from engine.challenges.kind import Draw, Examples, finish, prompt_of
from engine.challenges.numerals import read_number
from engine.challenges.values import NotFair

MOST_PIECES, MOST_LAID = 8, 8


class Build:
    """Build it."""

    name = "build"

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        taken = sorted(set(OWN_NAMES) & draw.values.keys())
        if taken:
            raise ExpressionError("“{value}” is a word of build: and cannot be a value's name here.", value=taken[0])
        pieces = [part.strip() for text in own["pieces"] for part in draw.text(str(text)).split("|") if part.strip()]
        again = str(own.get("again", "no")) == "yes"
        if not 1 <= len(pieces) <= MOST_PIECES or (not again and len(pieces) < 2):
            raise NotFair("2 to {most} pieces are needed", most=MOST_PIECES)
        if len(set(pieces)) != len(pieces) and again:
            raise NotFair("the pieces must differ where each may be laid again")
        condition = str(own["make"])
        most = min(MOST_LAID, int(own.get("most", MOST_LAID if again else len(pieces))))
        way = self._way(draw, condition, pieces, most, again=again)
        numbers = all(read_number(piece, draw.sign) is not None for piece in pieces)
        form = BuildForm(
            pieces=tuple(draw.option(piece) for piece in pieces),
            condition=condition,
            values=dict(draw.values),
            most=most,
            again=again,
            tally=numbers and "total" in names_in(condition) and str(own.get("tally", "yes")) == "yes",
            language_sign=draw.sign,
        )
        return finish(
            draw,
            forms=(form,),
            solution={Form.BUILD: way},
            shown="",
            prompt=prompt_of(draw),
            mistakes={m.when: Mistake(id=m.id, say=draw.text(m.say)) for m in draw.known},
        )

    def _way(self, draw: Draw, condition: str, pieces: list[str], most: int, *, again: bool) -> tuple[str, ...]:
        """One right answer: the pack's own example, or one that is found. Raises ValueError, ExpressionError."""
        told = tuple(draw.text(str(text)).strip() for text in draw.template.own.get("example", ()))
        if told:
            if len(told) > most or not holds(condition, told, draw.values, draw.sign) or not set(told) <= set(pieces):
                raise NotFair("the example {value} does not fulfil “{condition}”", value=" ".join(told), condition=condition)
            return told
        found = one_way(condition, pieces, draw.values, most, again=again, sign=draw.sign)
        if found is None:
            raise NotFair(
                "no way was found to fulfil “{condition}” with these pieces; give an example: if there is one",
                condition=condition,
            )
        return found

    def examples(self, challenge: Challenge) -> Examples:
        """Right is the way found; wrong a single piece or all of them, whichever does not fulfil the condition."""
        form = next(f for f in challenge.forms if isinstance(f, BuildForm))
        ids = tuple(piece.id for piece in form.pieces)
        tried = [(name,) for name in ids] + [ids[:most] for most in range(2, form.most + 1)]
        wrong = [laid for laid in tried if not holds(form.condition, laid, form.values, form.language_sign)]
        return Examples(
            right=(Answer(Form.BUILD, challenge.solution[Form.BUILD]),),
            wrong=tuple(Answer(Form.BUILD, laid) for laid in wrong[:4]),
            unreadable=tuple(Answer(Form.BUILD, value) for value in (("",), *unreadable_values(form, ()))),
        )
