"""What verbs about keepers share: the classroom of this machine, and a keeper by name or why there is none. Not a verb."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from engine.clean_text import clean_name
from engine.cli.output import tell
from engine.cli.tools import Tools
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.store import (
    DamagedProfile,
    NewerSchema,
    NoSuchProfile,
    NotSaved,
    ProfileBusy,
    ProfileSummary,
    Saved,
    StoreError,
)

Seen = TypeVar("Seen")


class NoVisit(Exception):
    """The keeper cannot be visited; the message says why in one sentence."""


def classroom_of(tools: Tools) -> Classroom:
    """Packs, store and clock of this machine."""
    from engine.content.library.library import load_library
    from engine.profiles.tinydb_store import TinyStore

    library = load_library(tools.levels, cache=tools.cache / "packs", can_show=tools.can_show)
    return Classroom(library, TinyStore(tools.profiles), tools.clock, tools.rng)


def id_of(classroom: Classroom, name: str) -> str:
    """The id of the one keeper called ``name``. Raises NoVisit."""
    return the_one(classroom.keepers(), name).id


def the_one(everybody: Sequence[ProfileSummary], name: str) -> ProfileSummary:
    """The only keeper of that nickname (or id). Raises NoVisit when there is none or more than one."""
    wanted = clean_name(name).casefold()
    found = [keeper for keeper in everybody if keeper.id == name or keeper.nickname.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NoVisit(f"Nobody here is called {name}.")
    ids = ", ".join(keeper.id for keeper in found)
    raise NoVisit(f"{len(found)} keepers are called {name}; nothing is done. Say which one by its id: {ids}")


def is_island(skills: Mapping[str, object], island: str) -> bool:
    """Whether a pack has it; else that is told."""
    if island not in skills:
        tell(f"No pack has an island {island}; there are for example {', '.join(sorted(skills)[:5])}.")
    return island in skills


def is_kept(saved: Saved) -> bool:
    """Whether a change is on the disk; else that is told."""
    kept = saved.wait(20)
    if not kept:
        tell(f"This cannot be kept: {saved.error or 'saving takes too long'}. Nothing is changed.")
    return kept


def why_closed(problem: StoreError, name: str) -> str:
    """Why a keeper's book cannot be opened, in one kind sentence."""
    match problem:
        case ProfileBusy():
            return f"{name} is at play in another window. Close it and try again."
        case NoSuchProfile():
            return f"{name} is not here any more."
        case NewerSchema():
            return f"A newer Lightkeepers wrote the book of {name}. Update the game first."
        case DamagedProfile():
            return f"The book of {name} cannot be read. Its files stay as they are; `backups` names earlier copies."
    return f"The book of {name} cannot be opened just now: {problem}."


@contextmanager
def visiting(classroom: Classroom, profile_id: str, name: str) -> Iterator[PlaySession]:
    """A visit that is closed again. Raises NoVisit."""
    try:
        play_session = classroom.enter(profile_id)
        try:
            yield play_session
        finally:
            play_session.close()
    except NotSaved:
        raise  # the verb itself says what is not written
    except StoreError as problem:
        raise NoVisit(why_closed(problem, name)) from None


def of_each(classroom: Classroom, look: Callable[[PlaySession], Seen], told: Callable[[str], None]) -> list[Seen]:
    """What ``look`` finds in the book of every keeper in turn; whose book cannot be opened or read is told and left out."""
    found = []
    for keeper in classroom.keepers():
        try:
            with visiting(classroom, keeper.id, keeper.nickname) as play_session:
                found.append(look(play_session))
        except NoVisit as problem:
            told(str(problem))
    return found
