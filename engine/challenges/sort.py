"""``sort``: every piece into its group; named groups with what belongs to them, some pieces at a time."""

from engine.challenges.base import Challenge, Form, SortForm
from engine.challenges.kind import Draw, Examples, at_once, examples_of, finish, prompt_of
from engine.challenges.values import NotFair

MOST = 8


class Sort:
    """Sort them into their groups."""

    name = "sort"

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        groups = {
            draw.text(name).strip(): [part.strip() for text in pieces for part in draw.text(str(text)).split("|") if part.strip()]
            for name, pieces in own["groups"].items()
        }
        if not 2 <= len(groups) <= 4:
            raise NotFair("2 to 4 groups are needed")
        where: dict[str, str] = {}
        for group, pieces in groups.items():
            for piece in pieces:
                if where.setdefault(piece, group) != group:
                    raise NotFair("“{piece}” stands in two groups", piece=piece)
        if len(where) < 2:
            raise NotFair("at least two different pieces are needed")
        picked = self._pick(groups, at_once(own, 6, MOST), draw)
        form = SortForm(groups=tuple(draw.option(name) for name in groups), pieces=tuple(draw.option(piece) for piece in picked))
        return finish(
            draw,
            forms=(form,),
            solution={Form.SORT: tuple(where[piece] for piece in picked)},
            shown="",
            prompt=prompt_of(draw),
            same=",".join(sorted(picked)),
            order_free=True,
        )

    def _pick(self, groups: dict[str, list[str]], most: int, draw: Draw) -> list[str]:
        """One of each group first, then whatever comes, so that no group stays empty without need."""
        heaps = [draw.rng.sample(sorted(set(pieces)), len(set(pieces))) for pieces in groups.values() if pieces]
        picked = [heap.pop() for heap in heaps][:most]
        rest = [piece for heap in heaps for piece in heap]
        draw.rng.shuffle(rest)
        picked += rest[: most - len(picked)]
        draw.rng.shuffle(picked)
        return picked

    def examples(self, challenge: Challenge) -> Examples:
        return examples_of(challenge)
