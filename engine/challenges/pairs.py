"""``pairs``: what belongs together? A map from one side to the other; some of them at a time, both sides shuffled."""

from engine.challenges.base import Challenge, Form, PairsForm
from engine.challenges.kind import Draw, Examples, at_once, examples_of, finish, prompt_of, shuffled
from engine.challenges.values import NotFair

MOST = 6


class Pairs:
    """Match them."""

    name = "pairs"

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        both = [(draw.text(left).strip(), draw.text(right).strip()) for left, right in own["pairs"].items()]
        if len(both) < 2:
            raise NotFair("at least two pairs are needed")
        used: list[tuple[str, str]] = []
        for left, right in draw.rng.sample(both, len(both)):  # equal right sides never come together: both would fit
            if left and right and all(left != one and right != other for one, other in used):
                used.append((left, right))
        used = used[: at_once(own, 4, MOST)]
        if len(used) < 2:
            raise NotFair("fewer than two different pairs are left")
        rights = shuffled([right for _, right in used], draw.rng)
        form = PairsForm(
            left=tuple(draw.option(left) for left, _ in used),
            right=tuple(draw.option(right) for right in rights),
        )
        return finish(
            draw,
            forms=(form,),
            solution={Form.PAIRS: tuple(right for _, right in used)},
            shown="",
            prompt=prompt_of(draw),
            same=",".join(sorted(left for left, _ in used)),
            order_free=True,
        )

    def examples(self, challenge: Challenge) -> Examples:
        return examples_of(challenge)
