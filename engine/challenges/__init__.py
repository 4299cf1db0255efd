"""What can be asked: one module per kind, and ``base``, where a kind and a mini-game meet.

A new kind is a module here, one line in ``KINDS``, and its model in ``engine.content.models``.
"""

from collections.abc import Mapping

from engine.challenges.choose import Choose
from engine.challenges.compare import Compare
from engine.challenges.count import Count
from engine.challenges.kind import ChallengeKind
from engine.challenges.number import Number
from engine.challenges.order import Order
from engine.challenges.text import Text

KINDS: Mapping[str, ChallengeKind] = {
    kind.name: kind
    for kind in (
        Choose(),
        Compare(),
        Count(),
        Number(),
        Order(),
        Text(),
    )
}
