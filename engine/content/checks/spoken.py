"""What the voice cannot say well in the pack's language: numbers in words and names of pictures, which only some languages have."""

from collections.abc import Iterator, Sequence

from engine.challenges.base import Challenge, Option
from engine.challenges.expressions.language import ExpressionError, calls_in
from engine.challenges.speaking.languages import names_of_pictures, spoken_language
from engine.challenges.templates import Template, holes


def speech_problems(template: Template, samples: Sequence[Challenge]) -> Iterator[tuple[str, str, str, str]]:
    """(code, key of the challenge or "", language or picture, language) of everything that has no words in the template's language."""
    language = template.language
    if spoken_language(language).number is None:
        found = next((key for key, text in _texts(template) if any("words" in _calls(hole) for hole in holes(text))), "")
        if found:
            yield "no_number_words", found, language, ""
    if not names_of_pictures(language):
        nameless = next((option.picture for challenge in samples for option in _options(challenge) if not option.spoken), "")
        if nameless:
            yield "no_picture_names", "", nameless, language


def _texts(template: Template) -> Iterator[tuple[str, str]]:
    """Every text that may hold braces, with its key."""
    yield from (("ask", template.ask), ("say", template.say), ("answer", template.answer), ("why", template.why))
    yield from (("others", text) for text in template.others)
    yield from (("hints", text) for text in template.hints)
    yield from (("mistakes", mistake.say) for mistake in template.mistakes)


def _calls(hole: str) -> frozenset[str]:
    try:
        return calls_in(hole)
    except ExpressionError:
        return frozenset()


def _options(challenge: Challenge) -> Iterator[Option]:
    """Everything that can be pressed or laid and is a picture alone."""
    for form in challenge.forms:
        for name in ("options", "pieces", "left", "right", "groups"):
            for option in getattr(form, name, ()):
                if isinstance(option, Option) and option.picture and not option.text:
                    yield option
