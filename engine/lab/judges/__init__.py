"""Judges nobody in this program wrote the rules of: simulated learners and real records after published equations.

Each judge lets the shipped scheduler (``guide``, a thin adapter) and well-known baselines teach the same learners in the same
call, and gives figures with confidence intervals and the bars that were set before. They belong to the program, not to its
tests, because ``simulate`` must run wherever the program does and because strict typing then covers them; the tests under
``tests/learners`` run each in a quick size and hold it to bars. Nothing of the game imports them.

A judge is a module here with ``judge(size) → Verdict`` and its line below.
"""

from collections.abc import Mapping
from importlib import import_module

from engine.lab.judges.verdict import Judge

JUDGES: Mapping[str, str] = {
    "kidlearn": "six skills on a graph, learnt all at once (Clément, Oudeyer & Lopes 2016)",
    "placement": "how soon a new learner's level is found (1PL simulation)",
    "orev": "how soon a real child's level is found (581 children, needs their records)",
    "mastery": "mastery called early or late in twelve worlds (Pelánek & Řihák 2017)",
    "drift": "whether difficulties run apart when items are chosen to fit",
    "junk": "children who guess, sleep, are helped or always fail",
    "journey": "children of 5, 8, 11 and 13 on the shipped packs, 300 answers each",
    "worlds": "four laws of learning, thirty skills, needs told wrongly (seeds of its own)",
    "credit": "reviews saved because practice counts for what a skill is built on, and what is remembered then",
    "memory": "thirty facts kept alive (Reddy, Levine & Dragan 2017)",
}


def load_judge(name: str) -> Judge:
    """The judge of that name; it is loaded only when it is asked for."""
    judge: Judge = import_module(f"engine.lab.judges.{name}").judge
    return judge
