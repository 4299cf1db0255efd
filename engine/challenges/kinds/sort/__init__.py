"""``sort``: every piece into its group; named groups with what belongs to them, some pieces at a time."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine.challenges.base import Challenge, Form, SortForm, Verdict
from engine.challenges.expressions.values import NotFair
from engine.challenges.forms import AnswerForm
from engine.challenges.judging import Given
from engine.challenges.kind import ChallengeKind, Reachable, named, option_words
from engine.challenges.kinds.matching import can_be_matched, like_match, matched
from engine.challenges.making import Draw, at_once, finish, prompt_of
from engine.messages import Message

MOST = 8


class Sort(ChallengeKind):
    """Sort them into their groups."""

    name = "sort"
    texts = ("groups",)
    decides = ("groups",)
    names_answers = False

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

    def verdict(self, challenge: Challenge, form: AnswerForm, given: Given, solution: Given) -> Verdict:
        assert isinstance(form, SortForm)
        return matched(challenge, form.pieces, form.groups, given, solution)

    def wrong_values(self, challenge: Challenge, form: AnswerForm, solution: Given) -> list[Given]:
        assert isinstance(form, SortForm)
        other = next(group.id for group in form.groups if group.id != solution[0])
        return [(other, *solution[1:])]

    def unreadable_values(self, form: AnswerForm, solution: Given) -> list[Given]:
        return [solution[:-1]]

    def reachable(self, samples: Sequence[Challenge]) -> Reachable | None:
        forms = [form for challenge in samples for form in challenge.forms if isinstance(form, SortForm)]
        return can_be_matched([form.pieces for form in forms], [form.groups for form in forms])

    def like_mistake(self, challenge: Challenge) -> Message:
        form, right = challenge.forms[0], challenge.solution[Form.SORT]
        assert isinstance(form, SortForm)
        return like_match(form.pieces[0].id, next(group.id for group in form.groups if group.id != right[0]))

    def hardness(self, challenge: Challenge) -> float:
        form = challenge.forms[0]
        assert isinstance(form, SortForm)
        return 0.1 * (len(form.pieces) - 4) + 0.25 * (len(form.groups) - 2)

    def draws_things(self, own: Mapping[str, Any], has_rows: bool) -> bool:
        return True

    def answer_words(self, challenge: Challenge, form: AnswerForm, value: Given, language: str) -> str:
        assert isinstance(form, SortForm)
        held = {
            group: [option_words(piece, language) for piece, place in zip(form.pieces, value, strict=False) if place == group]
            for group in dict.fromkeys(value)
        }
        return "; ".join(f"{named(form.groups, (group,), language)}: {', '.join(pieces)}" for group, pieces in held.items())


KIND: ChallengeKind = Sort()
