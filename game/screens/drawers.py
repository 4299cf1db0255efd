"""The words of the drawers with stored things: a title and a sentence for the child, a paragraph for adults."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[..., str]
PICTURES = {
    "me": "avatar_1", "likes": "interest_space", "settings": "icon_settings", "cove": "starfish", "answers": "icon_question",
    "lights": "lantern_on", "bookmark": "icon_flag", "key": "badge_key", "grownups": "btn_grownups",
}  # fmt: skip


def title(drawer: str, t: Say) -> str:
    """What stands on the drawer."""
    return {
        "me": t("Me"),
        "likes": t("What I like"),
        "settings": t("My settings"),
        "cove": t("My cove"),
        "answers": t("My answers"),
        "lights": t("My lights"),
        "bookmark": t("My bookmark"),
        "key": t("My picture key"),
        "grownups": t("Who looked"),
    }[drawer]


def for_child(drawer: str, t: Say) -> str:
    """What lies in it."""
    return {
        "me": t("Your nickname, your face, your friend and about how old you are. No more than that."),
        "likes": t("The pictures you chose. They choose stories in your tasks."),
        "settings": t("How you like the game: reading, sound and helpers."),
        "cove": t("Your guests and where they live."),
        "answers": t("Each answer you gave. So the game finds what fits you."),
        "lights": t("Your lighthouses, your goals, and what the game thinks you can do."),
        "bookmark": t("Where you left off, so that you can go on there."),
        "key": t("Your three secret pictures, locked away so that nobody can read them."),
        "grownups": t("When a grown-up looked at your page, or sealed your passport. Grown-ups choose the digits of their door."),
    }[drawer]


def for_adult(drawer: str, t: Say) -> str:
    """The same in adult words."""
    return {
        "me": t(
            "A random id, nickname, drawn look and companion, age band, when the keeper was made, the day of the last play; each start level that an "
            "adult set. No name, birth date, photo, voice, school or address."
        ),
        "likes": t("Interests chosen from pictures; they choose the nouns and names in tasks."),
        "settings": t("Text size, typeface, contrast, sound, helpers, language, difficulty wish, gifts on or off."),
        "cove": t("Each gift, when and on which island it was earned, and where the child put it."),
        "answers": t(
            "Each level with its start, end, play time and the part of it in front of challenges; each answer with what was asked and typed, right or wrong, hints, the mix-up recognised, "
            "seconds needed (unless timing is off), and what the model expected; help declared, feelings told, how sure the child said it was and how it found the answer, wishes for easier or harder; the games seen. "
            "After twelve months levels become counts."
        ),
        "lights": t(
            "Each lamp with its time, each goal with its day and who set it, and the model's present estimate for every skill and kind of task. The estimate can be made again from the answers."
        ),
        "bookmark": t("The level in progress with its tasks so far, until it ends."),
        "key": t("A salted hash of three pictures. It stops a sibling, nobody else."),
        "grownups": t(
            "When an adult opened this child's page, when a passport was sealed and over how many events, and a note about the last repair of "
            "damaged files until an adult has read it."
        ),
    }[drawer]


def ago(at_s: float, now_s: float, t: Say, count: Callable[..., str]) -> str:
    """Today, yesterday, or how many days ago, by the day of this machine."""
    from datetime import datetime

    days = (datetime.fromtimestamp(now_s).date() - datetime.fromtimestamp(at_s).date()).days
    if days <= 0:
        return t("today")
    return t("yesterday") if days == 1 else count("{n} day ago", "{n} days ago", days)
