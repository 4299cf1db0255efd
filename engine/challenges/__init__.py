"""What can be asked: one module per kind, and ``base``, where a kind and a mini-game meet.

A new kind is a module here, one line in ``KINDS``, and its model in ``engine.content.models.challenge_models``.
"""

from collections.abc import Mapping

from engine.challenges.build import Build
from engine.challenges.choose import Choose
from engine.challenges.compare import Compare
from engine.challenges.count import Count
from engine.challenges.kind import ChallengeKind
from engine.challenges.listen import Listen
from engine.challenges.number import Number
from engine.challenges.order import Order
from engine.challenges.pairs import Pairs
from engine.challenges.place import Place
from engine.challenges.read import Read
from engine.challenges.show import Show
from engine.challenges.sort import Sort
from engine.challenges.text import Text

KINDS: Mapping[str, ChallengeKind] = {
    kind.name: kind
    for kind in (
        Build(),
        Choose(),
        Compare(),
        Count(),
        Listen(),
        Number(),
        Order(),
        Pairs(),
        Place(),
        Read(),
        Show(),
        Sort(),
        Text(),
    )
}
