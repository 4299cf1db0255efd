"""Problems of a pack as values: where, what, what was expected, a good example. The words are here and nowhere else.

``check``, the game's pack screen and the preview all show the same ``Problem.text``.
"""

import difflib
import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import Any, Literal

from engine.messages import Message, field_of, message, restored

MOST_TOLD = 100  # problems of a file that are told one by one: nobody mends more before checking again
_MOST_KNOWN, _NEAREST, _LONGEST = (
    2_000,
    20,
    80,
)  # words that are looked at for "did you mean", those compared in full, letters of each

_WORDS: dict[str, tuple[str, str]] = {
    # code: (what is wrong, what helps)
    "file_too_large": ("This file is larger than {limit}.", "Split it into several packs."),
    "file_unreadable": ("This file cannot be read: {why}.", "Check that it exists and that you may open it."),
    "file_empty": ("This file is empty.", "Start from an example in levels/README.md."),
    "not_utf8": ("This line has characters in an old encoding.", "Save the file as UTF-8 in your editor."),
    "hidden_character": ("There is an invisible character ({code_point}) here.", "Delete it and type the text anew."),
    "too_much": ("This file has too many entries.", "Split it into several packs."),
    "and_more": ("And {count} more.", "Mend the first ones, then check again: the rest is told then."),
    "too_much_work": (
        "This pack makes more work than fits into one check, and here the check stops.",
        "Split it into several packs, or write fewer values, mistakes and long texts.",
    ),
    "checked_thinly": (
        "This pack makes so much work that from here on only some values of each challenge are tried.",
        "Split it into several packs if every value should be tried.",
    ),
    "too_deep": ("This is nested too deeply.", "A pack needs at most six levels of indentation."),
    "second_document": ("A second document starts here (---).", "Keep one pack in one file."),
    "directive": ("Lines that start with % are not allowed.", "Delete the line."),
    "alias": ("*{name} is a YAML alias, which packs may not use.", 'If you mean a star, write it in quotes: ask: "*{name}"'),
    "anchor": ("&{name} is a YAML anchor, which packs may not use.", "Write the text out, or put it in quotes."),
    "tag": ("{name} is a YAML tag, which packs may not use.", "Put the text in quotes."),
    "merge_key": ("<< is not allowed in packs.", "Write the entries out."),
    "key_twice": ("“{name}” stands here twice; the first one is in line {first}.", "Keep one of the two."),
    "odd_blank": ("This line starts with a blank that is not a space ({code_point}).", "Delete it and indent with spaces."),
    "hash_unquoted": ("Everything from {shown} on is left out, because # starts a comment.", 'ask: "colour {shown}"'),
    "text_too_long": ("This text is too long.", "Keep it under 20,000 letters."),
    "syntax": ("YAML does not understand this line: {shown}", "Check the indentation and put texts with : # {{ }} in quotes."),
    "tab": ("There is a tab here.", "Use spaces to indent."),
    "star_unquoted": ("A text that starts with * must be in quotes.", 'ask: "*3"'),
    "sign_unquoted": ("A text that starts with {sign} must be in quotes.", 'ask: "{sign}"'),
    "braces_unquoted": ("A text that starts with {sign} must be in quotes.", "{example}"),
    "colon_unquoted": ('A text with ": " needs quotes.', "{shown}"),
    "colon_no_space": ("After the colon there must be a space.", "{shown}"),
    "colon_missing": ("After {name} comes a colon.", "{shown}"),
    "comma_missing": ("Between “{before}” and “{name}” a comma is missing.", "{shown}"),
    "dash_no_space": ("After the dash there must be a space.", "{shown}"),
    "quote_open": ("The quote {sign} that begins here is not closed in its line.", "Put another {sign} behind the text."),
    "quote_ends_early": (
        "The text that begins with {sign} here ends at the next {sign}, but something follows.",
        "Put the whole text between quotes, and take {other} where {sign} stands in the text.",
    ),
    "curly_quotes": (
        "The quotes “ ” of a word processor are no quotes here.",
        'Type straight ones in a plain text editor, not in Word: "{{a}}"',
    ),
    "backslash": ('A \\ does not work in a text between ".', "Take ' around the text, or leave the \\ away."),
    "flow_text": (
        "Inside {signs} this text has a comma, colon or brace, which would end it.",
        'Put all of it in quotes, such as say: "First look, then count."',
    ),
    "flow_comma": ("Inside {{ }} a comma ends a text.", "Write {example}"),
    "after_brace": ("Something stands behind the }}.", "Put it before the }}, with a comma."),
    "flow_open": ("The {open} in this line has no {close}.", "Put a {close} where it ends."),
    "indent": (
        "Spaces before this line: {count}; {fits} would fit here.",
        "Entries of one thing stand exactly below one another.",
    ),
    "not_a_map": ("Here should be entries like name: value.", "See the example in levels/README.md."),
    "missing": ("“{name}” is missing{where}.", "{example}"),
    "unknown_key": ("“{name}” is not known{where}.", "{example}"),
    "bad_value": ("“{value}” does not fit “{name}”.", "{example}"),
    "too_many": ("“{name}” takes at most {most}, and here are {count}.", "{example}"),
    "too_long": ("“{name}” takes at most {most} letters, and here are {count}.", "{example}"),
    "braces_calculated": ("This is calculated: no braces.", "{example}"),
    "skill_at_margin": ("“{name}” stands at the margin, outside of skills:.", "Put two spaces before each of its lines."),
    "bad_id": ("“{name}” cannot be a name here.", "Use small letters, digits and dashes: times-tables"),
    "unknown_kind": ("“{value}” is not a kind of challenge.", "{example}"),
    "empty_list": ("“{name}” has nothing in it.", "{example}"),
    "not_first_person": ("“i_can” should be what a child says of itself.", "i_can: I can double any number up to 10."),
    "expression": ("{why}", "{example}"),
    "no_draw": ("No values fit: {why}", "Make the ranges wider or the where: softer."),
    "unknown_need": ("The skill “{name}” is needed, but it does not exist.", "{example}"),
    "circular_need": ("These skills need each other in a circle: {name}.", "Take one “needs” away."),
    "answer_in_others": ("A wrong choice equals the right answer: {value} ({values}).", "{example}"),
    "mistake_is_right": (
        "The mistake “{name}” gives the right answer {value} ({values}).",
        "Change when:, or say where: it is wrong.",
    ),
    "mistake_no_number": ("The mistake “{name}” gives “{value}”, which is no number here.", "when: a + 2"),
    "mistake_never": ("Nobody can ever answer “{value}”, so the mistake “{name}” is never explained.", "{example}"),
    "plain_name": ("“{value}” is taken as plain text here: no value is filled in.", "Did you mean {name}: {example}?"),
    "row_short": ("This row has no “{name}”, as the others have.", "Add it: {name}: …"),
    "comma_in_list": ("The comma before “{value}” begins a new entry of “{name}”.", "{example}"),
    "curly_text": (
        "The quotes in {value} are letters of the text: the child sees them.",
        "Type straight quotes in a plain text editor, not in Word: {example}",
    ),
    "quote_not_begun": ('There is a " at the end, but none at the beginning.', 'Put " before {word}.'),
    "rows_and_more": ("“rows” and “{name}” do not go together.", "Write every value into the rows, or use steps: alone."),
    "few_choices": ("There are not enough different choices ({values}).", "Give at least one wrong choice that always differs."),
    "small_pool": ("Only {count} different challenges are possible here.", "A level asks 8: widen the ranges or add rows."),
    "cannot_show": (
        "The picture “{value}” cannot be shown.",
        "Use an emoji, a file in the pack's folder or one of the game's pictures.",
    ),
    "sound_missing": (
        "The sound “{value}” is not in the pack's folder.",
        "Put a file such as sounds/bell.ogg beside pack.yaml; small letters, digits and dashes in its name.",
    ),
    "sound_unreadable": ("The sound “{value}” cannot be played: {why}.", "Use Ogg Vorbis or WAV."),
    "sound_too_long": ("The sound “{value}” is {why} seconds long.", "Keep it to 15 seconds."),
    "cannot_write": (
        "The game has no letters for {value}.",
        "Write it in other signs, or put a picture into picture: or shows:.",
    ),
    "dry_level": (
        "All of this skill gives only {count} different challenges.",
        "A level asks 8 and repeats none: widen the ranges or add rows.",
    ),
    "thin_steps": (
        "A level shares its 8 questions out among the {steps} steps of this skill, and finds only {count} different ones.",
        "Give every step at least {least}: widen the ranges or add rows.",
    ),
    "need_left_out": (
        "“{name}” comes before this skill and is left out until its own problem is mended.",
        "There is nothing to do here.",
    ),
    "nothing_said": ("This asks with a picture alone, and the voice has nothing good to say.", 'say: "What is this?"'),
    "no_number_words": (
        "There are no number words in “{name}”: children see and hear digits here.",
        "Write the words yourself, one row a number.",
    ),
    "no_picture_names": (
        "The voice has no word for {name} in this language ({why}).",
        "Write it beside the picture: chat 🐈",
    ),
    "long_text": ("This text is long for {ages} ({count} letters).", "Keep it under {limit}."),
    "long_choice": ("A choice of {count} letters does not fit on any sheet.", "Write it in at most {limit} letters."),
    "one_family": ("This skill has only one kind of challenge at one step.", "Add a second step or a second challenge."),
    "zip_refused": ("This pack is left out: {why}", "Ask for it once more, or unpack it yourself and look."),
    "duplicate_pack": ("Two packs are called “{name}”.", "Give one of them another id."),
    "newer_format": ("This pack was made for a newer Lightkeepers (format {value}).", "Update the game."),
    "overlay_no_base": ("The pack “{name}” that this overlay changes is not here.", "Put the pack beside it, or mend overlay:."),
    "overlay_gone": ("“{name}” is not in the pack, or not any more.", "{example}"),
    "overlay_two": ("More than one challenge asks “{name}”.", "Name one by its number: {example}"),
    "overlay_changed": (
        "“{name}” has changed in the pack since this overlay was made.",
        "Look at it with diff, then write down that it fits: diff PACK OVERLAY --accept",
    ),
    "overlay_unsealed": (
        "This overlay does not know yet what it was made for ({value} places).",
        "Write it down, so that later changes are named: diff PACK OVERLAY --accept",
    ),
    "words_of_another": ("These words are for “{value}”, but they lie in “{name}”.", "translates: {name}"),
    "words_own_language": ("The pack itself is in this language ({value}).", "language: the code of the other one, such as de"),
    "words_unknown": ("“{name}” is not in {where}, or not any more.", "{example}"),
    "words_values": (
        "“{value}” must have the same values in braces as the text it stands for: {name}.",
        "Keep what stands in braces.",
    ),
    "words_trial": ("“{name}” does not work in this language: {why}", "Say it so that right and wrong stay different."),
    "words_missing": (
        "{count} texts of “{name}” have no words yet; the first is “{value}”.",
        "The child sees the pack's own text there.",
    ),
}
WARNINGS = frozenset(
    {
        "checked_thinly",
        "dry_level",
        "need_left_out",
        "overlay_changed",
        "overlay_unsealed",
        "words_unknown",
        "words_missing",
        "hash_unquoted",
        "mistake_never",
        "row_short",
        "comma_in_list",
        "curly_text",
        "quote_not_begun",
        "thin_steps",
        "nothing_said",
        "small_pool",
        "long_text",
        "long_choice",
        "no_number_words",
        "no_picture_names",
        "one_family",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend. ``severity`` "warning" leaves the skill playing; "error" leaves it out."""

    code: str
    file: str
    line: int
    column: int
    what: str
    help: str
    severity: Literal["error", "warning"]
    skill: str = ""
    values: tuple[tuple[str, str | Message], ...] = ()  # what fills the words of its code

    @staticmethod
    def of(code: str, file: str, *, line: int = 1, column: int = 1, skill: str = "", **values: object) -> "Problem":
        """A problem in the words of its code."""
        what, help_ = _WORDS[code]
        filled = tuple((name, field_of(value)) for name, value in ({"where": "", "example": ""} | values).items())
        return Problem(
            code=code,
            file=file,
            line=line,
            column=column,
            what=str(Message(what, filled)),
            help=str(Message(help_, filled)),
            severity="warning" if code in WARNINGS else "error",
            skill=skill,
            values=filled,
        )

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "Problem":
        """A problem as it was before ``dataclasses.asdict`` and JSON."""
        return Problem(**{**stored, "values": tuple((name, restored(value)) for name, value in stored["values"])})

    @property
    def said(self) -> tuple[Message, Message]:
        """What is wrong and what helps, for another language."""
        what, help_ = _WORDS[self.code]
        return Message(what, self.values), Message(help_, self.values)

    @property
    def message(self) -> Message:
        """``text`` for another language."""
        what, help_ = self.said
        return message("{place}: {what} {help}", place=f"{self.file}:{self.line}:{self.column}", what=what, help=help_)

    @property
    def text(self) -> str:
        """``file:line:column: what. help`` in one line."""
        return f"{self.file}:{self.line}:{self.column}: {self.what} {self.help}".rstrip()


def told(problems: Sequence[Problem], most: int = MOST_TOLD) -> list[Problem]:
    """At most ``most`` of the problems, errors first when not all are told; one more says how many are left."""
    each = [problem for problem in problems if problem.code != "and_more"]
    if len(each) <= most and len(each) == len(problems):
        return list(problems)
    each.sort(key=lambda problem: problem.severity != "error")
    rest = [*each[most:], *(problem for problem in problems if problem.code == "and_more")]
    return [*each[:most], and_more(rest)] if rest else each


def and_more(rest: Sequence[Problem]) -> Problem:
    """One problem in place of many (at least one), where the first of them is; an error when one of them is."""
    count = sum(int(str(dict(problem.values)["count"])) if problem.code == "and_more" else 1 for problem in rest)
    first = rest[0]
    made = replace(only_counted(count, first.file, first.line, first.column), skill=first.skill)
    return replace(made, severity="error") if any(problem.severity == "error" for problem in rest) else made


def only_counted(count: int, file: str, line: int, column: int) -> Problem:
    """One note in place of ``count``, where the first of them is."""
    return replace(Problem.of("and_more", file, line=line, column=column, count=count), severity="warning")


def did_you_mean(word: str, known: Iterable[str]) -> str | Message:
    """ "Did you mean …?" for the closest known word, or nothing. Of many words only the likeliest are compared letter by letter."""
    near = [other for other in islice(known, _MOST_KNOWN) if len(other) <= 2 * _LONGEST]
    if len(near) > _NEAREST:
        near = heapq.nlargest(_NEAREST, near, key=lambda other: _ends_shared(word, other))
    whole = {other[:_LONGEST]: other for other in near}
    close = difflib.get_close_matches(word[:_LONGEST], whole, n=1, cutoff=0.6)
    return message("Did you mean “{word}”?", word=whole[close[0]]) if close else ""


def _ends_shared(one: str, other: str) -> float:
    """How many letters two words have in common at their beginnings and ends; a slip in between leaves both."""
    ends = _shared(one, other) + _shared(one[::-1], other[::-1])
    return ends - abs(len(one) - len(other)) / 2


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
