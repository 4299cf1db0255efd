"""What holds for any child on any graph: never stuck, no repeats within the window, guards within their bounds, gates that close softly."""

from dataclasses import replace
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.learning import learner, tuning, views
from engine.learning.knowledge import LearnerState
from engine.learning.skills import SkillGraph
from engine.scheduling import islands, open_sea, placement, scheduler, targets
from engine.scheduling.age_limits import Reach
from engine.scheduling.choices import Asked, Choice, Moment, Session
from tests.engine.scheduling.seas import START_S, Play
from tests.engine.scheduling.seas import Child as Simulated
from tests.engine.scheduling.test_quick import history, ragged

_ANY = Reach(below="any", above="any")

SEEDS = st.integers(0, 10**9)
COUNTS = st.sampled_from((1, 2, 3, 9, 40))
SHARES = st.sampled_from((0.0, 0.3, 0.7, 1.0))
_FREE = ("growing", "new_island", "remember", "exploring")  # choices of the open sea itself, no guard and no miss behind them


def sea(seed: int, count: int) -> tuple[SkillGraph, LearnerState, float, Random]:
    """Any graph, any past, and dice."""
    rng = Random(seed)
    graph = ragged(rng, count)
    facts = history(rng, count, rng.choice((0, 3, 40)))
    state = learner.replay(facts, graph, rng.choice(("4-6", "7-9", "13+")), START_S)
    return graph, state, (facts[-1].at_s if facts else START_S) + 60.0, rng


def sail(
    graph: SkillGraph, state: LearnerState, now_s: float, rng: Random, share: float, focus: str = "", total: int = 24
) -> list[tuple[Choice, bool, Session]]:
    """A long level; each choice with its outcome and what the scheduler knew before."""
    child = Simulated(rng=Random(rng.random()))
    play = Play(child, graph, now_s=now_s, rng=rng)
    play.state = state
    session = Session(level="L", focus=focus, total=total)
    made: list[tuple[Choice, bool, Session]] = []
    for _ in range(total):
        choice = scheduler.choose_next(play.state, graph, session, play.now_s, rng)
        if choice is None and session.answered:  # the island is lit: the next level
            session = Session(level=f"L{len(made)}", focus=focus, total=total)
            choice = scheduler.choose_next(play.state, graph, session, play.now_s, rng)
        if choice is None:
            break
        child.always = rng.random() < share
        before, session = session, play._answer(session, choice)
        made.append((choice, bool(session.asked[-1].correct), before))
    return made


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS, count=COUNTS, share=SHARES, asks=st.sampled_from(("sea", "island", "voyage")))
def test_never_stuck_while_anything_can_be_asked(seed: int, count: int, share: float, asks: str) -> None:
    graph, state, now_s, rng = sea(seed, count)
    assume(graph.candidates)
    if asks == "voyage":
        session = Session(level="L", focus="", purpose="placement", total=12)
        assert placement.choose_next(learner.new_learner("7-9", START_S), graph, session, START_S, rng) is not None
        return
    focus = "" if asks == "sea" else rng.choice(sorted(graph.nodes))
    assert len(sail(graph, state, now_s, rng, share, focus)) == 24
    tips = scheduler.recommend(state, graph, now_s, rng, reach=_ANY)
    assert len(tips) == min(3, len(graph.rows)), "islands are recommended, however closed they are"


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS, count=COUNTS, share=SHARES)
def test_with_few_things_playable_one_of_them_is_asked(seed: int, count: int, share: float) -> None:
    graph, state, now_s, rng = sea(seed, count)
    assume(graph.candidates)
    allowed = frozenset(rng.sample(sorted(graph.candidates), rng.randint(1, min(3, len(graph.candidates)))))
    for focus in ("", rng.choice(sorted(graph.nodes))):
        choice = scheduler.choose_next(state, graph, Session(level="L", focus=focus), now_s, rng, allowed)
        assert choice is not None and choice.item in allowed


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS, count=st.sampled_from((2, 9, 40)), share=SHARES)
def test_what_was_just_missed_is_never_brought_back_at_once(seed: int, count: int, share: float) -> None:
    graph, state, now_s, rng = sea(seed, count)
    assume(graph.candidates)
    for focus in ("", rng.choice([name for name, _, _ in graph.rows])):
        made = sail(graph, state, now_s, rng, share, focus)
        for (one, right, _), (after, _, _) in zip(made, made[1:], strict=False):
            is_forced = after.reason.code in ("missed_before", "sure_before", "once_more")
            if after.item == one.item and not right:
                assert not is_forced, "what was missed rests first"


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS, share=SHARES)
def test_what_was_missed_rests_before_it_comes_back_and_not_too_often(seed: int, share: float) -> None:
    graph, state, now_s, rng = sea(seed, 9)
    assume(graph.candidates)
    made = sail(graph, state, now_s, rng, share, rng.choice([name for name, _, _ in graph.rows]))
    for number, (choice, _, before) in enumerate(made):
        if choice.reason.code != "missed_before":
            continue
        last = max(n for n in range(number) if made[n][0].item == choice.item)
        assert number - last > tuning.MISSED_REST
        assert sum(past.item == choice.item for past in before.asked) < tuning.MISSED_TRIES


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS, share=st.sampled_from((0.7, 1.0)))
def test_on_the_open_sea_nothing_that_goes_well_runs_longer_than_the_window(seed: int, share: float) -> None:
    graph, state, now_s, rng = sea(seed, 40)
    assume(len(graph.rows) > 3)
    run: list[tuple[str, bool]] = []
    for choice, right, _ in sail(graph, state, now_s, rng, share):
        if run and run[-1][0] == choice.skill and choice.reason.code in _FREE:
            assert len(run) < tuning.IN_A_ROW or not any(was for _, was in run[-tuning.IN_A_ROW :])
        run = [*run, (choice.skill, right)] if run and run[-1][0] == choice.skill else [(choice.skill, right)]


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS, count=st.sampled_from((2, 9, 40)), share=SHARES, wish=st.sampled_from(("easy", "normal", "challenge")))
def test_guards_stay_within_their_bounds(seed: int, count: int, share: float, wish: str) -> None:
    graph, state, now_s, rng = sea(seed, count)
    assume(graph.candidates)
    session = Session(level="new", focus=rng.choice(sorted(graph.nodes)), wish=wish, total=12)
    outcomes = [rng.random() < share for _ in range(rng.randint(0, 11))]
    items = sorted(graph.candidates)
    for outcome in outcomes:
        item = rng.choice(items)
        past = Asked(item=item, skill=graph.candidates[item].skills[0], correct=outcome)
        session = replace(session, asked=(*session.asked, past))
    choice = scheduler.choose_next(state, graph, session, now_s, rng)
    assert choice is not None
    assert tuning.TARGET_LEAST <= choice.target <= tuning.TARGET_MOST
    errors = session.in_a_row(correct=False)
    recent = outcomes[-tuning.GUARD_WINDOW :]
    is_struggling = len(recent) >= tuning.GUARD_LEAST and sum(recent) < tuning.GUARD_CARE * len(recent)
    is_easy_end = len(outcomes) == session.total - 1 and sum(outcomes) <= 0.75 * len(outcomes)
    if errors >= 2 or is_struggling or targets.is_easy_start(state, session) or is_easy_end:
        assert choice.target >= tuning.TARGET_GUARD, "the frustration guard and the edges of a level"
    if errors >= tuning.BACK_OFF_ERRORS:
        assert choice.reason.code in ("back_to_basics", "guard_two_errors")
    if choice.reason.code == "guard_boredom":
        assert session.in_a_row(correct=True) >= tuning.BORED_AFTER and wish == "normal"


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS, count=st.sampled_from((2, 9, 40)))
def test_a_closed_gate_makes_a_skill_less_likely_and_never_impossible(seed: int, count: int) -> None:
    graph, state, now_s, rng = sea(seed, count)
    assume(graph.candidates)
    gateless = SkillGraph({name: replace(node, needs=()) for name, node in graph.nodes.items()})
    state = replace(state, goals=())
    session = Session(level="L", focus="")
    moment = Moment(state=state, graph=graph, session=session, now_s=now_s, rng=rng, reach=_ANY)
    gated, free = open_sea.Prospects(moment), open_sea.Prospects(replace(moment, graph=gateless))
    opened = views.open_skills(state, graph, now_s)
    for name, _, _ in graph.rows:
        worth, without = gated.of(name).worth, free.of(name).worth
        assert worth in (without, without * tuning.GATE_CLOSED_WEIGHT)
        assert worth > 0.0
    best_open, best_closed = islands.islands(state, graph, now_s)
    learnt = {
        name for name, known in state.skills.items() if known.known >= tuning.KNOWN_READY
    }  # the second opinion opens gates, too
    for island in best_open:
        needs = set(graph.nodes[island.skill].needs) - learnt
        assert island.skill in opened or all(views.is_ready(state, graph, need, now_s) for need in needs)
    assert not {island.skill for island in best_closed} & opened
    for name, _, _ in graph.rows:
        tips = scheduler.recommend(state, graph, now_s, Random(1), 1, [name])
        assert [tip.skill for tip in tips] == [name], "alone on the sea even a closed island is offered"
