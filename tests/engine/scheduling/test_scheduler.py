"""What comes next in a level, and why: guards, edges, what is mixed in; and that a choice is always found."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.learning import learner, tuning
from engine.learning.learner import LearnerState
from engine.learning.skills import Candidate, SkillGraph, SkillNode
from engine.records import Fact, FeelingTold, LevelStarted, PushedBack
from engine.scheduling import scheduler
from engine.scheduling.scheduler import Asked, Choice, Session
from tests.engine.learning.test_learner import FACTS
from tests.engine.scheduling.seas import DAY_S, START_S, Child, Play, answer, chain, node

GRAPH, NOW = chain(6), START_S + 600
KNOWN: list[Fact] = [
    answer(f"p/s{skill}#{n % 4}.0", True, START_S + 20 * n, difficulty=-1.5 + 0.4 * skill) for skill in range(3) for n in range(8)
]


def state_after(facts: list[Fact], band: str = "7-9") -> LearnerState:
    return learner.replay(facts, GRAPH, band, START_S)


def asked(*outcomes: bool | None, skill: str = "p/s3") -> tuple[Asked, ...]:
    return tuple(Asked(item=f"{skill}#{n % 4}.0", skill=skill, correct=value) for n, value in enumerate(outcomes))


def choose(
    state: LearnerState,
    past: tuple[Asked, ...] = (),
    focus: str = "p/s3",
    *,
    seed: int = 1,
    now_s: float = START_S + 600,
    allowed: frozenset[str] | None = None,
    **more: object,
) -> Choice:
    session = Session(level="L", focus=focus, asked=past, **more)  # type: ignore[arg-type]
    choice = scheduler.choose_next(state, GRAPH, session, now_s, Random(seed), allowed)
    assert choice is not None
    return choice


ALONE = frozenset(item for item, family in GRAPH.candidates.items() if family.skills == ("p/s3",))  # nothing else can be asked
STARTED = state_after([answer("p/s3#0.0", True), answer("p/s3#1.0", True), answer("p/s3#2.0", False)])


# ------------------------------------------------------------ the edges of a level
def rested(state: LearnerState) -> LearnerState:
    """The same child an hour later, as a level begins."""
    start = LevelStarted(at_s=START_S + 3600, level="L", skill="p/s3", purpose="practice", minigame="x", seed=1)
    return learner.apply(state, start, GRAPH)


def test_the_first_and_the_last_challenge_are_easy_and_say_so() -> None:
    first = choose(rested(STARTED))
    last = choose(STARTED, asked(*[True, False] * 3, True))
    middle = choose(STARTED, asked(True, False, True))
    assert (first.reason.code, last.reason.code) == ("easy_start", "easy_end")
    assert first.target == last.target == 0.90 > middle.target
    assert first.predicted > middle.predicted


def test_a_level_in_the_middle_of_a_sitting_begins_easily_only_after_many_misses() -> None:
    assert choose(STARTED).reason.code != "easy_start"
    assert choose(replace(STARTED, recent=0.5)).reason.code == "easy_start"


def test_a_challenge_waved_away_does_not_bring_the_end_nearer() -> None:
    assert choose(STARTED, asked(True, None, None, None, None, None, None)).reason.code != "easy_end"


# ------------------------------------------------------------ errors in a row
def test_two_errors_bring_something_gentle() -> None:
    gentle, usual = choose(STARTED, asked(True, False, False)), choose(STARTED, asked(True, False, True))
    assert gentle.reason.code == "guard_two_errors" and gentle.target == 0.90
    assert gentle.predicted >= usual.predicted
    assert gentle.reason.numbers["errors"] == 2


def test_three_errors_lead_to_the_weakest_prerequisite_and_say_so() -> None:
    back = choose(STARTED, asked(False, False, False))
    assert (back.skill, back.reason.code, back.reason.skill) == ("p/s2", "back_to_basics", "p/s2")


def test_the_child_stays_with_the_basics_for_a_while_then_comes_back() -> None:
    errors = asked(False, False, False)
    once = (*errors, *asked(True, skill="p/s2"))
    twice = (*errors, *asked(True, True, skill="p/s2"))
    assert choose(STARTED, once).skill == "p/s2"
    assert choose(STARTED, twice).skill == "p/s3"


def test_errors_at_the_basics_lead_deeper() -> None:
    past = (*asked(False, False, False), *asked(False, False, skill="p/s2"))
    assert choose(STARTED, past, total=12).skill == "p/s1"


def test_the_first_island_has_no_prerequisite_and_gets_its_gentlest_question() -> None:
    missed: list[Fact] = [answer(f"p/s0#{n}.0", False, difficulty=-2.0) for n in range(3)]
    choice = choose(state_after(missed), asked(False, False, False, skill="p/s0"), focus="p/s0")
    assert choice.skill == "p/s0" and choice.reason.code == "guard_two_errors"
    assert choice.item in ("p/s0#0.0", "p/s0#1.0")


@given(st.lists(st.booleans(), max_size=9))
def test_the_guard_holds_after_any_history(outcomes: list[bool]) -> None:
    choice = choose(STARTED, asked(*outcomes), total=12)
    recent = outcomes[-tuning.GUARD_WINDOW :]
    needs_care = outcomes[-2:] == [False, False] or (len(recent) >= 4 and sum(recent) <= 0.6 * len(recent))
    assert choice.target >= 0.90 if needs_care else 0.6 <= choice.target <= 0.95


def test_six_right_in_a_row_bring_something_harder() -> None:
    bored = choose(STARTED, asked(*[True] * 6), total=12, allowed=ALONE)
    usual = choose(STARTED, asked(*[True] * 4), total=12, allowed=ALONE)
    assert bored.reason.code == "guard_boredom"
    assert bored.target == pytest.approx(usual.target - 0.10)


def test_boredom_leads_elsewhere_where_the_island_has_nothing_harder() -> None:
    graph = SkillGraph({"p/easy": node("p/easy", -4.0), "p/hard": node("p/hard", 0.4)})
    facts: list[Fact] = [answer(f"p/easy#{n % 2}.0", True, START_S + n, difficulty=-4.0) for n in range(2)]
    state = learner.replay(facts, graph, "7-9", START_S)
    past = tuple(Asked(item=f"p/easy#{n % 2}.0", skill="p/easy", correct=True) for n in range(6))
    choice = scheduler.choose_next(state, graph, Session(level="L", focus="p/easy", asked=past, total=12), NOW, Random(1))
    assert choice is not None and (choice.skill, choice.reason.code) == ("p/hard", "guard_boredom")


# ------------------------------------------------------------ wishes
def test_a_wish_moves_the_target_and_is_named() -> None:
    past = asked(True, False, True)
    targets = {wish: choose(STARTED, past, wish=wish, allowed=ALONE).target for wish in tuning.TARGETS}
    assert targets == {"easy": 0.90, "normal": 0.80, "challenge": 0.75}
    assert choose(STARTED, past, wish="easy", allowed=ALONE).reason.code == "your_wish"


def test_feelings_and_pushes_are_obeyed_by_the_next_choice() -> None:
    def target(*facts: Fact) -> float:
        state = STARTED
        for fact in facts:
            state = learner.apply(state, fact, GRAPH)
        return choose(state, asked(True, False, True)).target

    tricky = FeelingTold(at_s=START_S, level="L", feeling="tricky")
    easy = PushedBack(at_s=START_S, level="L", item="p/s3#0.0", push="too_easy")
    assert target(tricky) == pytest.approx(0.85) and target(easy) == pytest.approx(0.75)


def test_not_now_lets_a_family_rest_for_the_day() -> None:
    pushed = learner.apply(STARTED, PushedBack(at_s=START_S + 600, level="L", item="p/s3#0.0", push="not_now"), GRAPH)
    today = {choose(pushed, asked(True, True), seed=seed).item for seed in range(40)}
    later = {choose(rested(pushed), seed=seed, now_s=START_S + 3 * DAY_S).item for seed in range(40)}
    assert "p/s3#0.0" not in today and "p/s3#0.0" in later


def test_under_six_and_after_an_absence_it_is_a_little_easier() -> None:
    facts: list[Fact] = [answer("p/s3#0.0", True)]
    back = LevelStarted(at_s=START_S + 30 * DAY_S, level="M", skill="p/s3", purpose="practice", minigame="x", seed=1)
    past = asked(True, False, True)
    assert choose(state_after(facts, "4-6"), past).target == 0.85
    assert choose(state_after([*facts, back]), past, now_s=back.at_s).target == 0.85
    assert choose(state_after(facts), past).target == 0.80


# ------------------------------------------------------------ what is mixed in
def test_a_missed_family_comes_back_after_a_rest() -> None:
    past = asked(True, False, True)
    assert choose(STARTED, past).reason.code != "missed_before"
    back = choose(STARTED, (*past, *asked(True)))
    assert (back.reason.code, back.item) == ("missed_before", "p/s3#1.0")


def test_a_family_right_again_does_not_come_back() -> None:
    past = (*asked(True, False, True), Asked(item="p/s3#1.0", skill="p/s3", correct=True), *asked(True))
    assert choose(STARTED, past).reason.code != "missed_before"


WITH_OTHERS = state_after([*KNOWN, *[answer(f"p/s3#{n}.0", True, START_S + 500) for n in range(3)]])


def test_a_due_review_is_mixed_into_the_level() -> None:
    due = choose(WITH_OTHERS, asked(True, True), now_s=START_S + 2 * DAY_S)
    assert due.reason.code == "review_due" and due.purpose == "review" and due.skill != "p/s3"
    assert due.target >= 0.85


def test_something_else_is_mixed_in_even_when_nothing_is_due() -> None:
    choice = choose(WITH_OTHERS, asked(True, True, True))
    assert choice.skill != "p/s3" and choice.reason.code in ("remember", "growing", "new_island")


def test_a_new_island_is_not_interrupted_in_its_first_answers() -> None:
    fresh = state_after(KNOWN)
    assert choose(fresh, asked(True, True), now_s=START_S + 2 * DAY_S).skill == "p/s3"


def test_a_missed_review_is_followed_by_an_easy_probe() -> None:
    missed = answer("p/s2#3.0", False, START_S + 2 * DAY_S, level="R", purpose="review")
    state = learner.apply(WITH_OTHERS, missed, GRAPH)
    probe = choose(state, asked(True, True, True), now_s=START_S + 2 * DAY_S + 60)
    assert (probe.skill, probe.purpose, probe.reason.code) == ("p/s2", "probe", "probe")
    assert probe.target >= 0.92 and probe.predicted > 0.8


def test_a_shaky_prerequisite_is_strengthened_on_the_way() -> None:
    facts: list[Fact] = [answer(f"p/s5#{n % 4}.0", n % 4 == 0, START_S + n, difficulty=-0.5) for n in range(6)]
    choice = choose(state_after(facts), asked(True, False, True, skill="p/s5"), focus="p/s5")
    assert (choice.skill, choice.reason.code) == ("p/s4", "strengthen")


def test_the_island_chosen_gets_most_of_the_level() -> None:
    play = Play(Child(ability=1.0), GRAPH)
    for fact in KNOWN:
        play.keep(fact)
    play.now_s += 3 * DAY_S
    made = [choice for _ in range(10) for choice in play.level("p/s3")]
    shares = Counter(choice.skill == "p/s3" for choice in made)
    reviews = sum(choice.purpose == "review" for choice in made)
    assert shares[True] >= 0.6 * len(made)
    assert reviews >= 0.10 * len(made)


# ------------------------------------------------------------ families
def test_families_alternate_when_there_are_several() -> None:
    play = Play(Child(ability=0.6), GRAPH)
    made = [choice.item for _ in range(6) for choice in play.level("p/s2")]
    repeats = sum(one == two for one, two in zip(made[:-1], made[1:], strict=True))
    assert repeats <= len(made) / 5
    assert len(set(made)) >= 3


def test_a_tiny_pool_is_asked_again_rather_than_getting_stuck() -> None:
    only = frozenset({"p/s3#1.0"})
    past: tuple[Asked, ...] = ()
    for correct in [True, False, False, False, True, True, False, True]:
        choice = choose(STARTED, past, allowed=only)
        assert choice.item == "p/s3#1.0"
        past = (*past, Asked(item=choice.item, skill=choice.skill, correct=correct))


def test_an_island_the_game_cannot_play_gives_way_to_one_it_can() -> None:
    choice = choose(STARTED, allowed=frozenset({"p/s1#0.0"}))
    assert choice.item == "p/s1#0.0" and choice.skill == "p/s1" == choice.reason.skill


def test_only_an_empty_sea_has_nothing_to_ask() -> None:
    session = Session(level="L", focus="p/s3")
    assert scheduler.choose_next(STARTED, GRAPH, session, START_S, Random(1), frozenset()) is None
    assert scheduler.choose_next(STARTED, SkillGraph(), session, START_S, Random(1)) is None


def test_an_item_of_two_skills_is_asked_about_the_skill_in_question() -> None:
    both = Candidate(item="p/b#0.0", skills=("p/a", "p/b"), difficulty=0.0)
    graph = SkillGraph({"p/a": SkillNode(id="p/a"), "p/b": SkillNode(id="p/b", candidates=(both,))})
    choice = scheduler.choose_next(STARTED, graph, Session(level="L", focus="p/b"), START_S, Random(1))
    assert choice is not None and choice.skill == "p/b"


@settings(max_examples=150, deadline=None)
@given(
    facts=st.lists(FACTS, max_size=15),
    outcomes=st.lists(st.sampled_from([True, False, None]), max_size=14),
    focus=st.sampled_from(["p/s0", "p/s4", "", "gone/away"]),
    skill=st.sampled_from(["p/s0", "p/s3", "gone/away"]),
    purpose=st.sampled_from(["practice", "review"]),
    wish=st.sampled_from(["easy", "normal", "challenge"]),
    allowed=st.sampled_from([None, frozenset({"p/s0#0.0"}), frozenset({"p/s5#1.0", "p/s5#2.0"})]),
    seed=st.integers(0, 99),
)
def test_a_choice_is_always_found_always_explained_and_always_the_same(
    facts: list[Fact],
    outcomes: list[bool | None],
    focus: str,
    skill: str,
    purpose: str,
    wish: str,
    allowed: frozenset[str] | None,
    seed: int,
) -> None:
    state = state_after(facts)
    past = asked(*outcomes, skill=skill)
    session = Session(level="L", focus=focus, asked=past, purpose=purpose, wish=wish, total=12)  # type: ignore[arg-type]
    one, two = (scheduler.choose_next(state, GRAPH, session, START_S + DAY_S, Random(seed), allowed) for _ in range(2))
    assert one is not None and one == two
    assert one.item in (allowed or GRAPH.candidates)
    assert one.reason.code and one.reason.skill == one.skill in GRAPH.candidates[one.item].skills
    assert 0.0 <= one.predicted <= 1.0 and 0.6 <= one.target <= 0.95
    assert Choice.from_json(one.to_json()) == one


# ------------------------------------------------------------ no island chosen
def test_on_the_open_sea_a_new_skill_is_kept_for_three_and_nothing_runs_longer_than_it_should() -> None:
    play = Play(Child(ability=0.8, learns=0.02), GRAPH)
    skills = [choice.skill for choice in play.level("", total=60)]
    first = skills[0]
    assert skills[:3] == [first] * 3
    runs = [len(run) for run in "".join("x" if a == b else " " for a, b in zip(skills[:-1], skills[1:], strict=True)).split()]
    assert len(set(skills)) >= 3
    assert max(runs, default=0) < 6


# ------------------------------------------------------------ golden
def test_golden_level_of_a_child_who_stumbles_in_the_middle() -> None:
    past: tuple[Asked, ...] = ()
    state = state_after(KNOWN)
    told: list[str] = []
    for n, correct in enumerate([True, True, False, False, False, True, True, True]):
        choice = choose(state, past, seed=n, now_s=START_S + 700 + n)
        told.append(f"{choice.skill} {choice.reason.code}")
        past = (*past, Asked(item=choice.item, skill=choice.skill, correct=correct))
        candidate = GRAPH.candidates[choice.item]
        fact = answer(choice.item, correct, START_S + 700 + n, difficulty=candidate.difficulty, guess=candidate.guess)
        state = learner.apply(state, fact, GRAPH)
    assert told == [
        "p/s3 new_island",
        "p/s3 nearly",
        "p/s3 nearly",
        "p/s5 new_island",
        "p/s3 guard_two_errors",
        "p/s2 back_to_basics",
        "p/s2 back_to_basics",
        "p/s3 easy_end",
    ]
