"""A question, what is shown with it, and an answer, in words: the one renderer of lists, the preview, reports and exports.

Nothing here is code (ids, names of files) or a picture: whoever was not there must understand it from paper.
"""

from engine.challenges.base import Answer, Challenge, Group
from engine.challenges.kinds import KINDS
from engine.challenges.speaking.plain_words import counted, picture_words, plain_words

_BEGINNING = 60  # letters of a story that a report tells


def question_in_words(challenge: Challenge, language: str = "") -> str:
    """What is asked, as it is written, or as it is spoken where only a picture is shown."""
    prompt, spoken = challenge.prompt, language or challenge.language
    return plain_words(prompt.text, spoken) or plain_words(prompt.spoken, spoken) or picture_words(prompt.picture, spoken)


def shown_in_words(challenge: Challenge, language: str = "", *, whole: bool = True) -> str:
    """Pictures, groups, sounds, what the voice says and stories; "" when the question is all. Of a story the beginning unless ``whole``."""
    prompt, spoken = challenge.prompt, language or challenge.language
    story = plain_words(prompt.passage, spoken)
    if not whole and len(story) > _BEGINNING:
        story = story[:_BEGINNING].rpartition(" ")[0] + " …"
    parts = [
        picture_words(prompt.picture, spoken),
        " ".join(_group(group, spoken) for group in prompt.groups),
        KINDS[challenge.kind].shown_words(challenge, spoken),
        plain_words(f"“{prompt.heard}”", spoken) if prompt.heard else "",
        picture_words(prompt.sound, spoken),
        story,
    ]
    return "; ".join(dict.fromkeys(part for part in parts if part))


def asked_in_words(challenge: Challenge, language: str = "") -> str:
    """Question and what is shown, in one line."""
    question, shown = question_in_words(challenge, language), shown_in_words(challenge, language, whole=False)
    return f"{question} ({shown})" if shown and shown.casefold() != question.casefold() else question


def answer_in_words(challenge: Challenge, answer: Answer, language: str = "") -> str:
    """What was answered; "" for no answer at all."""
    form = next((form for form in challenge.forms if form.form is answer.form), None)
    if form is None or not answer.value:
        return ""
    return KINDS[challenge.kind].answer_words(challenge, form, answer.value, language or challenge.language)


def right_in_words(challenge: Challenge, language: str = "") -> str:
    """The right answer in the kind's own form; one of them where many are right."""
    form = challenge.forms[0].form
    return answer_in_words(challenge, Answer(form, challenge.solution[form]), language)


def mistake_in_words(challenge: Challenge, when: str, language: str = "") -> str:
    """A known wrong answer, by what the pack calls it."""
    return KINDS[challenge.kind].mistake_words(challenge, when, language or challenge.language)


def _group(group: Group, language: str) -> str:
    label = plain_words(group.label, language)
    return " ".join(part for part in (counted(group.count, group.picture, language) if group.picture else "", label) if part)
