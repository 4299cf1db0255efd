"""A keeper's small history, made by hand, and the classroom they play in."""

from random import Random

from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile
from engine.records import AnswerGiven, GiftEarned, LevelEnded, LevelStarted, LightGrew, PlacementEnded

SKILL = "first-numbers/count-to-5"
OTHER = "first-numbers/more-less"


def answer(now_s: float, number: int, *, correct: bool, skill: str = SKILL, given: str = "3", attempt: int = 1) -> AnswerGiven:
    return AnswerGiven(
        at_s=now_s + number,
        level=f"level-{number // 4}",
        item=f"{skill}#0.1",
        skills=(skill,),
        seed=number,
        purpose="practice",
        correct=correct,
        given=given,
        attempt=attempt,
        mistake="" if correct else "one-off",
        asked="How many boats?",
        took_s=4.25,
        minigame="fog_beam",
    )


def classroom(library: Library) -> Classroom:
    return Classroom(library, MemoryStore(), ManualClock(), Random(5))


def played(room: Classroom, nickname: str = "Mira") -> PlaySession:
    """Ten answers (seven right, one at the second try), one light, one gift, two levels."""
    now = room.clock.now_s()
    assert isinstance(room.clock, ManualClock)
    room.clock.advance(60)
    play_session = room.welcome(new_profile(nickname, created_s=now, band="7-9", interests=("space",)))
    play_session.ledger.keep(
        PlacementEnded(at_s=now, level="", answers=0),
        LevelStarted(at_s=now, level="level-0", skill=SKILL, purpose="practice", minigame="fog_beam", seed=1),
        *[answer(now, n, correct=n % 3 > 0) for n in range(9)],
        answer(now, 9, correct=True, attempt=2, given="-2"),
        LevelEnded(at_s=now + 20, level="level-0", finished=True, play_s=95.0),
        LightGrew(at_s=now + 20, skill=SKILL, lamps=5),
        GiftEarned(at_s=now + 20, gift="starfish", skill=SKILL),
        LevelStarted(at_s=now + 30, level="level-1", skill=OTHER, purpose="practice", minigame="fog_beam", seed=2),
        answer(now, 31, correct=True, skill=OTHER),
        LevelEnded(at_s=now + 40, level="level-1", finished=False, play_s=30.0),
        LightGrew(at_s=now + 40, skill=OTHER, lamps=2),
    )
    return play_session
