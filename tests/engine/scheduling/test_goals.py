"""Goals lead back over the graph, estimates hold for most, wishes have an end, and what changed can be told."""

from random import Random

from engine.learning import learner
from engine.records import GoalDropped, GoalSet
from engine.scheduling import goals, scheduler
from engine.scheduling.goals import Change
from tests.engine.scheduling.seas import DAY_S, START_S, Child, Play, chain

SEA = chain(8, lowest=-1.0)


def wish(skill: str, *, who: str = "child", days: float = 14.0) -> GoalSet:
    return GoalSet(at_s=START_S, skill=skill, until_s=START_S + days * DAY_S, who=who)  # type: ignore[arg-type]


def recommended(play: Play, seeds: int = 30) -> list[str]:
    return [scheduler.recommend(play.state, SEA, play.now_s, Random(seed), 1)[0].skill for seed in range(seeds)]


def test_a_plan_begins_with_what_is_needed_first() -> None:
    play = Play(Child(), SEA, band="4-6")
    way = goals.path(play.state, SEA, ["p/s4"], play.now_s)
    assert way[-1] == "p/s4" and list(way) == sorted(way) and len(way) >= 3


def test_what_is_mastered_is_no_longer_on_the_way() -> None:
    play = Play(Child(always=True), SEA)
    before = goals.plan(play.state, SEA, ["p/s4"], play.now_s)
    while not play.state.skills.get("p/s4") or not play.state.skills["p/s4"].is_mastered:
        play.level("p/s4")
    after = goals.plan(play.state, SEA, ["p/s4"], play.now_s)
    assert not before.is_reached and after.is_reached and after.challenges == (0, 0, 0)
    assert Change(code="lit", skill="p/s4") in goals.changes(before, after)


def test_goals_that_no_pack_knows_have_no_way() -> None:
    assert goals.plan(Play(Child(), SEA).state, SEA, ["gone/away"], START_S).is_reached


def test_more_play_a_day_means_fewer_days() -> None:
    state = Play(Child(), SEA, band="4-6").state
    slow, quick = (goals.plan(state, SEA, ["p/s4"], START_S, per_day) for per_day in (4.0, 40.0))
    assert slow.challenges == quick.challenges
    assert slow.days[0] > quick.days[0] >= 1
    assert all(least <= likely <= most for likely, least, most in (slow.days, slow.challenges))


def test_a_goal_makes_its_way_more_likely_until_its_date() -> None:
    play = Play(Child(), SEA, band="4-6")
    before = recommended(play).count("p/s3")
    play.keep(wish("p/s3"))
    way = goals.path(play.state, SEA, ["p/s3"], play.now_s)
    assert set(recommended(play)) <= set(way)
    tip = scheduler.recommend(play.state, SEA, play.now_s, Random(1), 1)[0]
    assert tip.reason.code == "goal"
    play.now_s += 15 * DAY_S
    assert goals.current(play.state, play.now_s) == () and recommended(play).count("p/s3") <= before + 3


def test_an_adults_wish_is_named_and_can_be_put_away() -> None:
    play = Play(Child(), SEA, band="4-6")
    play.keep(wish("p/s1", who="adult"))
    assert scheduler.recommend(play.state, SEA, play.now_s, Random(1), 1)[0].reason.code == "assigned"
    play.keep(GoalDropped(at_s=START_S, skill="p/s1", who="adult"))
    assert play.state.goals == ()


def test_a_goal_survives_being_stored() -> None:
    play = Play(Child(), SEA)
    play.keep(wish("p/s3"))
    assert learner.LearnerState.from_json(play.state.to_json()) == play.state


def test_the_estimate_holds_for_most_simulated_children() -> None:
    inside = []
    for seed in range(30):
        play = Play(Child(ability=Random(seed).gauss(0.6, 0.8), learns=0.06, rng=Random(seed)), SEA, rng=Random(seed))
        play.level("", total=12, purpose="placement")
        target = f"p/s{2 + seed % 4}"
        likely, least, most = goals.plan(play.state, SEA, [target], play.now_s).challenges
        if not likely:
            continue
        play.keep(wish(target))
        needed = 0
        while needed < 2 * most + 8 and goals.path(play.state, SEA, [target], play.now_s):
            made = play.level(goals.path(play.state, SEA, [target], play.now_s)[0])
            needed += len(made)
            play.now_s += DAY_S / 2
        inside.append(least - 8 <= needed <= most + 8)
    assert len(inside) >= 15
    assert sum(inside) >= 0.5 * len(inside), (sum(inside), len(inside))
