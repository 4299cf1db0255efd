"""What ``pairs`` and ``sort`` share: things, each to be matched with one of several places."""

from collections.abc import Iterable, Sequence

from engine.challenges.base import Challenge, Option, Right, Unreadable, Verdict, Wrong
from engine.challenges.judging import Given, known_mistake
from engine.challenges.kind import Reachable
from engine.messages import Message, message


def matched(challenge: Challenge, things: Sequence[Option], places: Sequence[Option], given: Given, solution: Given) -> Verdict:
    """Right when every thing has its place; a known mistake is one thing at one place."""
    if len(given) != len(things) or not set(given) <= {option.id for option in places}:
        return Unreadable()
    if given == solution:
        return Right()
    for thing, said, right in zip(things, given, solution, strict=True):
        mistake = known_mistake(challenge, f"{thing.id} = {said}") if said != right else None
        if mistake is not None:
            return Wrong(mistake)
    return Wrong()


def can_be_matched(things: Iterable[Sequence[Option]], places: Iterable[Sequence[Option]]) -> Reachable:
    """Whether a mistake ("cat = kitten") is made of things and places that may come to lie on the table: which of them do is chance."""
    known_things = {option.id for options in things for option in options}
    known_places = {option.id for options in places for option in options}

    def reachable(challenge: Challenge, given: str) -> bool:
        thing, _, place = given.partition(" = ")
        return thing in known_things and place in known_places

    return reachable


def like_match(thing: str, place: str) -> Message:
    """What the ``when`` of a mistake looks like."""
    return message("It must be made of what stands in the pack, such as: when: {such}", such=f'"{thing} = {place}"')
