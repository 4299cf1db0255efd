"""A keeper who has played for a while: answers right and wrong, lights, gifts, a level left in the middle."""

from __future__ import annotations

from random import Random

from engine.challenges.base import Answer
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom
from engine.lesson.level import Level
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import Profile
from engine.profiles.rows import PlainTables
from engine.records import GiftEarned, LightGrew
from game.minigames import PLAYS

GIFTS = ("starfish", "fish", "coral", "snail", "kelp", "seahorse")


def seasoned(library: Library, *, stops: bool = False) -> PlainTables:
    """Everything about such a keeper, as a store receives it; whoever ``stops`` left before the last challenge of a level."""
    clock, rng = ManualClock(1_766_000_000.0), Random(4)
    room = Classroom(library, MemoryStore(), clock, rng)
    mika = Profile(id="a1" * 16, nickname="Mika", created_s=clock.now_s(), band="7-9", look=3, companion="fox")
    session = room.welcome(mika)
    session.skip_placement()
    for skill in ("times-tables/times-5", "first-words/short-a", "first-numbers/more-less", "times-tables/times-5"):
        game = "harbour_table"
        level = session.start_level(skill, game, PLAYS[game])
        while level.asked is not None:
            _answer(level, clock, rng)
        session.end_level(finished=True, play_s=80.0)
        clock.advance(90_000)
    for skill, gift in zip(list(library.skills)[:6], GIFTS, strict=True):
        session.ledger.keep(
            LightGrew(at_s=clock.now_s(), skill=skill, lamps=5), GiftEarned(at_s=clock.now_s(), gift=gift, skill=skill)
        )
    if stops:
        level = session.start_level("times-tables/times-5", "fog_beam", PLAYS["fog_beam"])
        while level.number < level.setting.total - 1:
            _answer(level, clock, rng)
        session.save_level()
    content = session.content()
    session.close()
    return {name: {key: dict(row) for key, row in rows.items()} for name, rows in content.items()}


def _answer(level: Level, clock: ManualClock, rng: Random) -> None:
    """Mostly right."""
    assert level.asked is not None
    form = level.asked.form.form
    if rng.random() < 0.2:
        level.do_not_know(clock.now_s())
    else:
        level.submit(Answer(form, level.asked.challenge.solution[form]), clock.now_s(), 4.0)
    clock.advance(9)
    level.go_on(clock.now_s())
