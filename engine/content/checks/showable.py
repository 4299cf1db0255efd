"""Pictures, sounds and letters that the challenges of a pack use: which of them cannot be shown, played or written."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from engine.challenges.base import Challenge
from engine.challenges.forms import BuildForm, ChooseForm, OrderForm, PairsForm, PlaceForm, SortForm
from engine.challenges.making import is_picture
from engine.content.media.letters import cannot_write
from engine.content.media.sound_files import trouble_with
from engine.messages import Message

CanShow = Callable[[str, str], bool]


def media_problems(
    challenges: Sequence[Challenge], folder: str, can_show: CanShow | None
) -> Iterator[tuple[str, str, str, str | Message]]:
    """(code, key of the pack or "", name, why) of whatever cannot be shown, played or written. Pictures wait for ``can_show``."""
    for signs in dict.fromkeys(cannot_write(text) for text in texts_in(challenges)):
        if signs:
            yield "cannot_write", "", signs, ""
    for sound in dict.fromkeys(challenge.prompt.sound for challenge in challenges if challenge.prompt.sound):
        if (found := trouble_with(sound, folder)) is not None:
            yield found[0], "sound", sound, found[1]
    if can_show is None:
        return
    for picture in pictures_in(challenges):
        if not can_show(picture, folder):
            yield "cannot_show", "", picture, ""
    for picture in dict.fromkeys(challenge.prompt.picture for challenge in challenges):
        if picture and not is_picture(picture):
            yield "cannot_show", "picture", picture, ""


def texts_in(challenges: Iterable[Challenge]) -> Iterator[str]:
    """Every text that is written on the screen, once."""
    seen: set[str] = set()
    for challenge in challenges:
        prompt = challenge.prompt
        texts = [prompt.text, prompt.passage, challenge.why, *challenge.hints, *(m.say for m in challenge.mistakes.values())]
        texts += [group.label for group in prompt.groups]
        for form in challenge.forms:
            for name in ("options", "pieces", "left", "right", "groups"):
                texts += [option.text for option in getattr(form, name, ())]
        yield from (text for text in texts if text not in seen)
        seen.update(texts)


def pictures_in(challenges: Iterable[Challenge]) -> Iterator[str]:
    """Every picture name, once."""
    seen: set[str] = set()
    for challenge in challenges:
        named = [challenge.prompt.picture, *(group.picture for group in challenge.prompt.groups)]
        for form in challenge.forms:
            match form:
                case ChooseForm(options=options):
                    named += [o.picture for o in options]
                case OrderForm(pieces=pieces) | BuildForm(pieces=pieces):
                    named += [o.picture for o in pieces]
                case PairsForm(left=left, right=right):
                    named += [o.picture for o in (*left, *right)]
                case SortForm(groups=groups, pieces=pieces):
                    named += [o.picture for o in (*groups, *pieces)]
                case PlaceForm(picture=picture):
                    named.append(picture)
        for name in named:
            if name and name not in seen:
                seen.add(name)
                yield name
