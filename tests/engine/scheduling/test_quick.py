"""The quick search among thousands of skills chooses exactly what a look at every skill would choose."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.learning import learner
from engine.learning.skills import SkillGraph, SkillNode
from engine.learning.untried import Untried
from engine.records import Fact, GoalSet, LightGrew
from engine.scheduling import islands, open_sea
from engine.scheduling.age_limits import WORDS, Reach
from engine.scheduling.choices import Moment, Session
from tests.engine.scheduling import plain
from tests.engine.scheduling.seas import DAY_S, START_S, answer, node


def ragged(rng: Random, count: int) -> SkillGraph:
    """Any graph at all: equal hardnesses, needs harder than what needs them, skills nothing can be asked about."""
    nodes: dict[str, SkillNode] = {}
    for n in range(count):
        name = f"p/s{n}"
        needs = sorted({f"p/s{rng.randrange(n)}" for _ in range(rng.randrange(3))}) if n else []
        hardness = round(rng.uniform(-4.0, 5.0), rng.choice((0, 0, 1, 3)))
        made = SkillNode(id=name, needs=tuple(needs)) if rng.random() < 0.1 else node(name, hardness, needs, 2)
        first = rng.randrange(3, 14)
        nodes[name] = replace(made, ages=(first, first + rng.randrange(4))) if rng.random() < 0.7 else made
    return SkillGraph(nodes)


def history(rng: Random, count: int, answers: int) -> list[Fact]:
    facts: list[Fact] = []
    at_s = START_S
    favourites = [rng.randrange(count) for _ in range(1 + rng.randrange(6))]
    for _ in range(answers):
        at_s += rng.choice((20.0, 20.0, 400.0, DAY_S))
        name = f"p/s{rng.choice(favourites) if rng.random() < 0.7 else rng.randrange(count)}"
        facts.append(answer(f"{name}#{rng.randrange(2)}.0", rng.random() < 0.7, at_s, difficulty=rng.uniform(-3.0, 3.0)))
        if rng.random() < 0.1:
            facts.append(LightGrew(at_s=at_s, skill=f"p/s{rng.randrange(count)}", lamps=rng.choice((1, 5))))
        if rng.random() < 0.04:
            who = rng.choice(("child", "adult"))
            facts.append(GoalSet(at_s=at_s, skill=f"p/s{rng.randrange(count)}", until_s=at_s + 9 * DAY_S, who=who))  # type: ignore[arg-type]
    return facts


@settings(max_examples=300, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    count=st.sampled_from((1, 2, 7, 40, 150)),
    answers=st.sampled_from((0, 1, 5, 30, 120)),
    band=st.sampled_from(("4-6", "7-9", "10-12", "13+")),
    share=st.sampled_from((None, 0.0, 0.1, 0.6)),
)
def test_quick_and_plain_choose_the_same(seed: int, count: int, answers: int, band: str, share: float | None) -> None:
    rng = Random(seed)
    graph = ragged(rng, count)
    facts = history(rng, count, answers)
    state = learner.replay(facts, graph, band, START_S)
    now_s = (facts[-1].at_s if facts else START_S) + rng.choice((5.0, 3 * DAY_S))
    allowed = None if share is None else frozenset(item for item in sorted(graph.candidates) if rng.random() < share)
    reach = Reach(below=rng.choice(WORDS), above=rng.choice(WORDS))
    session = Session(level="L", focus="")
    moment = Moment(state=state, graph=graph, session=session, now_s=now_s, rng=rng, allowed=allowed, reach=reach)
    among = None if allowed is None else graph.playable(allowed)

    seen = plain.prospects(moment, among)
    for tired in ("", f"p/s{rng.randrange(count)}", facts[-1].skills[0] if facts and hasattr(facts[-1], "skills") else ""):
        assert open_sea.best(moment, (tired,)) == plain.best(seen, tired)
        assert open_sea.surest(moment, tired) == plain.surest(seen, tired)

    opened, closed = islands.islands(state, graph, now_s, among, reach)
    plainly_open, plainly_closed = plain.islands(state, graph, now_s, among, reach)
    assert [(island.worth, island.skill) for island in opened] == plainly_open
    assert [(island.worth, island.skill) for island in closed] == plainly_closed


@settings(max_examples=300, deadline=None)
@given(
    rows=st.lists(st.tuples(st.integers(-3, 3), st.integers(-4, 3)), max_size=30),
    peak=st.floats(-4, 4) | st.integers(-6, 6).map(lambda n: n / 2),  # of halves two sides are worth the same
    carried=st.integers(-5, 4),
    count=st.integers(1, 5),
    data=st.data(),
)
def test_the_search_finds_the_best_of_any_single_peak(
    rows: list[tuple[int, int]], peak: float, carried: int, count: int, data: st.DataObject
) -> None:
    named = [
        (f"s{n:02}", float(hardness), float(need) if need > -4 else float("-inf")) for n, (hardness, need) in enumerate(rows)
    ]
    but = set(data.draw(st.lists(st.sampled_from([row[0] for row in named]), max_size=8))) if named else set()
    sea = Untried(named)

    def score(hardness: float) -> float:
        return -abs(hardness - peak)

    for opened in (True, False):
        plainly = sorted(
            ((score(hardness), name) for name, hardness, need in named if name not in but and (need <= carried) is opened),
            reverse=True,
        )
        assert sea.best(score, lambda gate: gate <= carried, but, count, opened=opened) == plainly[:count]
    left = [(hardness, name) for name, hardness, _ in named if name not in but]
    assert sea.easiest(but) == min(left, key=lambda one: (one[0], [-ord(c) for c in one[1]]), default=None)
