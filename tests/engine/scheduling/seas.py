"""Small seas to learn on, and children to play on them: fakes for every test of the learner model and the scheduler."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from engine.learning import learner, model, views
from engine.learning.learner import LearnerState
from engine.learning.skills import Candidate, SkillGraph, SkillNode
from engine.records import AnswerGiven, Fact, LevelEnded, LevelStarted, LightGrew, PlacementEnded
from engine.scheduling import placement, scheduler
from engine.scheduling.scheduler import Asked, Choice, Session

START_S = 1_767_261_600.0
DAY_S = 86_400.0


def node(name: str, hardness: float, needs: Sequence[str] = (), families: int = 4) -> SkillNode:
    """An island with families spread over a logit and a quarter; every other one is a choice of four."""
    candidates = tuple(
        Candidate(
            item=f"{name}#{number}.0",
            skills=(name,),
            difficulty=hardness - 0.9 + 1.25 * number / max(1, families - 1),
            guess=0.25 if number % 2 else 0.0,
        )
        for number in range(families)
    )
    return SkillNode(id=name, needs=tuple(needs), candidates=candidates)


def chain(count: int, lowest: float = -2.0, step: float = 0.4, families: int = 4) -> SkillGraph:
    """s0 → s1 → … each a little harder than the one before."""
    nodes = [node(f"p/s{n}", lowest + step * n, [f"p/s{n - 1}"] if n else [], families) for n in range(count)]
    return SkillGraph({n.id: n for n in nodes})


def web(count: int, seed: int = 1) -> SkillGraph:
    """Many islands from very easy to very hard, each built on up to two of the dozen before it."""
    rng = Random(seed)
    nodes = {}
    for n in range(count):
        needs = sorted({f"p/s{rng.randrange(max(0, n - 12), n)}" for _ in range(2)}) if n else []
        nodes[f"p/s{n}"] = node(f"p/s{n}", -3.0 + 6.0 * n / count, needs, 3)
    return SkillGraph(nodes)


def answer(item: str, correct: bool, at_s: float = START_S, level: str = "L", **more: object) -> AnswerGiven:
    """A plain answer to a family ``pack/skill#…``."""
    values: dict[str, object] = {"seed": 1, "purpose": "practice", "skills": (item.split("#")[0],), "difficulty": 0.0}
    return AnswerGiven(at_s=at_s, level=level, item=item, correct=correct, **(values | more))  # type: ignore[arg-type]


@dataclass
class Child:
    """A simulated child: ``ability`` in logits, ``learns`` logits a skill gains with each answer; None answers by ``says``."""

    ability: float = 0.0
    learns: float = 0.0
    always: bool | None = None
    rng: Random = field(default_factory=lambda: Random(7))
    gained: dict[str, float] = field(default_factory=dict)

    def answers(self, candidate: Candidate) -> bool:
        if self.always is not None:
            return self.always
        gained = sum(self.gained.get(name, 0.0) for name in candidate.skills)
        for name in candidate.skills:
            self.gained[name] = self.gained.get(name, 0.0) + self.learns
        return self.rng.random() < model.predict(self.ability + gained - candidate.difficulty, 0.0, candidate.guess)


@dataclass
class Play:
    """A child at play: the state, every fact and every choice so far."""

    child: Child
    graph: SkillGraph
    band: str = "7-9"
    now_s: float = START_S
    rng: Random = field(default_factory=lambda: Random(11))
    facts: list[Fact] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    outcomes: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state: LearnerState = learner.new_learner(self.band, self.now_s)

    def keep(self, fact: Fact) -> None:
        self.facts.append(fact)
        self.state = learner.apply(self.state, fact, self.graph)

    def level(self, focus: str, *, total: int = 8, purpose: str = "practice", wish: str = "normal") -> list[Choice]:
        """One whole level; returns its choices."""
        name = f"L{len(self.facts)}"
        session = Session(level=name, focus=focus, purpose=purpose, total=total, wish=wish)  # type: ignore[arg-type]
        self.keep(LevelStarted(at_s=self.now_s, level=name, skill=focus, purpose=session.purpose, minigame="beam", seed=1))
        choose = placement.choose_next if purpose == "placement" else scheduler.choose_next
        made: list[Choice] = []
        while len(session.answered) < total:
            choice = choose(self.state, self.graph, session, self.now_s, self.rng)
            if choice is None:
                break
            made.append(choice)
            session = self._answer(session, choice)
        self.keep(LevelEnded(at_s=self.now_s, level=name, finished=True, play_s=20.0 * len(made)))
        if purpose == "placement":
            self.keep(PlacementEnded(at_s=self.now_s, level=name, answers=len(made)))
        elif focus:
            lamps = views.view(self.state, self.graph, focus, self.now_s).lamps
            self.keep(LightGrew(at_s=self.now_s, skill=focus, lamps=lamps))
        self.choices += made
        return made

    def _answer(self, session: Session, choice: Choice) -> Session:
        candidate = self.graph.candidates[choice.item]
        correct = self.child.answers(candidate)
        self.outcomes.append(correct)
        self.now_s += 20.0
        self.keep(
            AnswerGiven(
                at_s=self.now_s,
                level=session.level,
                item=choice.item,
                skills=candidate.skills,
                seed=1,
                purpose=choice.purpose,
                correct=correct,
                guess=candidate.guess,
                difficulty=candidate.difficulty,
                variance=candidate.variance,
                predicted=choice.predicted,
                target=choice.target,
                reason=choice.reason.code,
            )
        )
        past = Asked(item=choice.item, skill=choice.skill, correct=correct)
        return Session(
            level=session.level,
            focus=session.focus,
            purpose=session.purpose,
            asked=(*session.asked, past),
            wish=session.wish,
            total=session.total,
        )

    def recommended_levels(self, count: int, apart_s: float = 600.0) -> None:
        """Levels on the island recommended first, some time apart."""
        for _ in range(count):
            best = scheduler.recommend(self.state, self.graph, self.now_s, self.rng, 1)[0]
            purpose = "review" if best.reason.code == "review_due" else "practice"
            self.level(best.skill, purpose=purpose)
            self.now_s += apart_s
