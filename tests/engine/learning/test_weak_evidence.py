"""What was shown away from the screen moves the learner less than what was answered here."""

from engine.challenges.forms import ShowForm
from engine.content.checks.difficulty import VARIANCE, VARIANCE_SHOWN
from engine.learning import learner
from engine.records import AnswerGiven
from tests.engine.scheduling.seas import chain


def gain(*, guess: float, variance: float) -> float:
    graph = chain(2)
    skill = next(iter(graph.nodes))
    item = graph.nodes[skill].candidates[0].item
    before = learner.replay((), graph, "7-9", 0.0)
    fact = AnswerGiven(
        at_s=10.0, level="l", item=item, skills=(skill,), seed=1, purpose="practice", correct=True, guess=guess, variance=variance
    )
    return learner.apply(before, fact, graph).ability - before.ability


def test_a_ticked_task_is_weaker_evidence_than_a_typed_answer() -> None:
    typed = gain(guess=0.0, variance=VARIANCE)
    shown = gain(guess=ShowForm(criteria=("a", "b")).guess, variance=VARIANCE_SHOWN)
    assert 0 < shown < 0.6 * typed
