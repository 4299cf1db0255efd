"""Why this one? The scheduler's codes in words for the child: one short warm sentence each."""

from collections.abc import Mapping

from engine.reports.reasons import LastChallenge, percent, words_of
from engine.scheduling.choices import Code
from engine.scheduling.scheduler import Reason
from game.kit.language.words import Words


def why(words: Words, reason: Reason, island: str) -> str:
    """One sentence for a child. An unknown code gets the friendly general one."""
    return sentences(words).get(reason.code, words("This one fits you well.")).format(island=island)


def for_adult(words: Words, told: LastChallenge) -> str:
    """One line for an adult: the reason, and what was expected and wanted."""
    line = words(words_of(told.code)) if words_of(told.code) else ""
    if told.predicted >= 0.0 and told.target >= 0.0:
        expected = words(words_of("numbers"), predicted=percent(told.predicted), target=percent(told.target))
        line = f"{line} {expected}"
    said = {"sure": words("The child was sure."), "unsure": words("The child was not so sure.")}.get(told.sure, "")
    return " ".join(filter(None, (line.strip(), said)))


def sentences(words: Words) -> Mapping[Code, str]:
    """What the child hears for each reason the scheduler can have."""
    return {
        "first_island": words("Let's begin here. It is a good first island!"),
        "new_island": words("This island is new. You are ready for it!"),
        "growing": words("This light is growing. Let's help it!"),
        "nearly": words("You nearly have it! Only a little more light."),
        "review_due": words("A ship is waiting. Show it the way again!"),
        "missed_before": words("This one was tricky. Let's try it again!"),
        "sure_before": words("You were so sure! Let's look at this one again."),
        "once_more": words("You were not so sure. Once more, and it is yours!"),
        "mixed_up": words("Twice it got mixed up the same way. Look closely here!"),
        "easy_start": words("An easy one to warm up."),
        "easy_end": words("One more you can do well!"),
        "guard_two_errors": words("Let's take a gentle one now."),
        "back_to_basics": words("A helper for this: let's look here first."),
        "your_wish": words("You asked for one like this."),
        "guard_boredom": words("You are quick. Here is a bigger wave!"),
        "strengthen": words("This helps with what you are learning."),
        "remember": words("Do you still know this one?"),
        "probe": words("Let's see if this light still shines bright."),
        "exploring": words("Something new to try. Just have a look!"),
        "goal": words("This one is on the way to your goal."),
        "assigned": words("A grown-up wishes this one for you."),
        "fluency": words("You know this one. Let it come by itself!"),
        "first_voyage": words("I want to see what you know already."),
    }
