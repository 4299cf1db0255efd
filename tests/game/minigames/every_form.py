"""One challenge for each answer form (and each kind of sheet), and every registered game with those it plays."""

from collections.abc import Iterator

from engine.challenges.base import AnswerForm, Challenge, Form
from game.kit.toolbox import Toolbox
from game.minigame import MiniGame, PlayerLook
from game.minigames import MINIGAMES
from tests.engine.challenges.asking import ask

_PICTURE = {"on": "picture", "regions": {"left": "0 0 50 100", "right": "50 0 50 100"}}
_CHALLENGES: dict[str, Challenge] = {
    "choose": ask("choose", answer="ship", others=("boat", "raft", "oar")),
    "choose a number": ask("choose", answer="12", others=("2", "10", "4")),
    "number": ask("number", {"a": 40}, answer="a + 2"),
    "text": ask("text", answer="ship"),
    "text with gaps": ask("text", answer="lamp", own={"show": "l_mp"}),
    "order": ask("order", own={"pieces": ["one", "two", "three", "four"]}),
    "pairs": ask("pairs", own={"pairs": {"dog": "puppy", "cat": "kitten", "cow": "calf"}}),
    "sort": ask("sort", own={"groups": {"sinks": ["stone", "key"], "floats": ["leaf", "cork"]}}),
    "line": ask("place", answer="7", own={"on": "line", "scale": "0 to 10", "numbers": "5"}),
    "thermometer": ask("place", answer="3", own={"on": "thermometer", "scale": "-5 to 10", "numbers": "5"}),
    "clock": ask("place", answer="7:30", own={"on": "clock", "minutes": "15"}),
    "picture": ask("place", answer="left", picture="🐟", own=_PICTURE),
    "build": ask("build", own={"pieces": ["5", "2", "1"], "make": "total == 7", "most": "3"}),
    "show": ask("show", own={"criteria": ["It stands.", "It is straight."]}),
}


def played(kit: Toolbox) -> Iterator[tuple[str, MiniGame, Challenge, AnswerForm]]:
    """(name for messages, game with the challenge begun, challenge, form) for every game and every challenge that it plays."""
    for kind in MINIGAMES.values():
        for name, challenge in _CHALLENGES.items():
            for form in challenge.forms:
                if form.form in kind.plays:
                    game = kind(kit, PlayerLook(), total=8)
                    game.begin(challenge, form, 0)
                    yield f"{kind.name}: {name}, {form.form.value}", game, challenge, form


def all_forms() -> set[Form]:
    """The forms that the challenges here can be answered in."""
    return {form.form for challenge in _CHALLENGES.values() for form in challenge.forms}
