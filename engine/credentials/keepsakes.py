"""What a keeper can take out of the game, or look at as a whole: the family card, the passport, the drawers of stored things.

Each is made by a pure module of ``engine.reports``; here they get the facts, the packs, the clock and the key of this machine.
"""

from typing import Any

from engine.credentials import passport
from engine.credentials.seal import Seal, new_seal
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.store import NotSaved, Saved
from engine.reports import family_card
from engine.reports.family_card import Card, CardWords
from engine.reports.my_data import Inside, inside


def card_of(room: Classroom, play_session: PlaySession, *, named: bool = True, words: CardWords | None = None) -> Card:
    """The family card of today."""
    report, facts = play_session.report_and_facts()
    return family_card.card(report, facts, room.clock.now_s(), named=named, words=words)


def inside_of(room: Classroom, play_session: PlaySession) -> Inside:
    """What is in the drawers of the room of stored things."""
    return inside(play_session.profile.to_json(), play_session.facts(), play_session.bookmark, room.library.skills)


def seal_of(room: Classroom) -> Seal:
    """This machine's key for passports; made on first use and kept with the device's settings.

    Raises NotSaved where it cannot be kept: two passports would then seem to come from two places.
    """
    stored = room.store.read_app()
    if not isinstance(stored.get("seal_key"), str):
        stored["seal_key"] = new_seal().stored
        if not room.store.write_app(stored):
            raise NotSaved("the key cannot be kept")
    return Seal(stored["seal_key"])


def sealed_passport(
    room: Classroom, play_session: PlaySession, choice: passport.Choice, by: str = ""
) -> tuple[dict[str, Any], Saved]:
    """A sealed passport; that it was sealed is kept with the facts, on disk when the receipt says so."""
    facts, now_s = play_session.facts(), room.clock.now_s()
    who = by or passport.BY
    document = passport.passport(play_session.profile.nickname, facts, room.library.skills, choice, seal_of(room), now_s, who)
    return document, play_session.note(passport.remembered(facts, now_s))
