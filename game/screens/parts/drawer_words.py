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
        "likes": t("The pictures you chose. They pick the stories in your tasks."),
        "settings": t("How you like the game: reading, sound and helpers."),
        "cove": t("Your guests and where they live."),
        "answers": t("All your answers. They help the game find what fits you."),
        "lights": t("Your lighthouses, your goals, and what the game thinks you can do."),
        "bookmark": t("Where you left off, so that you can go on there."),
        "key": t("Your three secret pictures, locked away so that nobody can read them."),
        "grownups": t("When a grown-up looked at your page, or locked your passport. Grown-ups choose the digits of their door."),
    }[drawer]


def title_for_adult(drawer: str, t: Say) -> str:
    """What an adult calls it."""
    return {
        "me": t("About the child"),
        "likes": t("Interests"),
        "settings": t("Settings"),
        "cove": t("Gifts"),
        "answers": t("Answers"),
        "lights": t("Lights and goals"),
        "bookmark": t("Level in progress"),
        "key": t("Picture key"),
        "grownups": t("When adults looked"),
    }[drawer]


def for_adult(drawer: str, t: Say) -> tuple[str, ...]:
    """The same in adult words, point by point."""
    return {
        "me": (
            t("Nickname, drawn face, companion and age group."),
            t("A random number that stands for the child in the files."),
            t("When the child was added, and the day of the last play."),
            t("The start level, if an adult set one."),
            t("No full name, birth date, photo, voice, school or address."),
        ),
        "likes": (t("The pictures the child chose."), t("They decide which things and names stand in the questions.")),
        "settings": (
            t("Text size, letters, contrast, sound, helpers, language."),
            t("The wish for easier or harder, and gifts on or off."),
        ),
        "cove": (t("Each gift, when and on which island it was earned."), t("Where the child put it.")),
        "answers": (
            t("Each level: start, end, play time, time spent on questions, mini-games seen."),
            t("Each answer: what was asked, what was typed, right or wrong."),
            t("Hints, the mix-up recognised, and seconds needed (never a score)."),
            t("What the game expected."),
            t("What the child said: had help, how it felt, how sure, how it was found, easier or harder."),
            t("After 12 months, or sooner if you choose, only totals are kept."),
        ),
        "lights": (
            t("Each lamp and when it was lit."),
            t("Each goal, its day and who set it."),
            t("What the game thinks the child can do now. It is worked out from the answers."),
        ),
        "bookmark": (t("The questions of the level in progress, until it ends."),),
        "key": (
            t("The three secret pictures, stored so that they cannot be read back."),
            t("They stop a brother or sister, nobody else."),
        ),
        "grownups": (
            t("When an adult opened this child’s page."),
            t("When a passport was locked, and how much was in it."),
            t("A note about the last repair of damaged files, until an adult has read it."),
        ),
    }[drawer]


def ago(at_s: float, now_s: float, t: Say, count: Callable[..., str]) -> str:
    """Today, yesterday, or how many days ago, by the day of this machine."""
    from engine.clock import date_of

    days = (date_of(now_s).date() - date_of(at_s).date()).days
    if days <= 0:
        return t("today")
    return t("yesterday") if days == 1 else count("{n} day ago", "{n} days ago", days)
