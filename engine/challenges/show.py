"""``show``: something to do away from the screen, with criteria that child and adult tick. The child is never wrong about it."""

from engine.challenges.base import Challenge, Form, ShowForm
from engine.challenges.forms import ADULT, ME
from engine.challenges.kind import Draw, Examples, examples_of, finish, prompt_of
from engine.challenges.values import NotFair

MOST = 4


class Show:
    """Show what you can do."""

    name = "show"

    def make(self, draw: Draw) -> Challenge:
        criteria = tuple(draw.text(str(text)).strip() for text in draw.template.own["criteria"])
        if not 2 <= len(criteria) <= MOST or len(set(criteria)) != len(criteria):
            raise NotFair("2 to {most} different criteria are needed", most=MOST)
        every = tuple(f"{who}:{n}" for n in range(len(criteria)) for who in (ME, ADULT))
        return finish(
            draw,
            forms=(ShowForm(criteria=criteria),),
            solution={Form.SHOW: every},
            shown="",
            prompt=prompt_of(draw),
            same="|".join(criteria),
        )

    def examples(self, challenge: Challenge) -> Examples:
        return examples_of(challenge)
