"""What a reader finds in somebody's file, before it becomes a pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_QUESTIONS = 5_000  # of one file: a pack holds at most 1 MB of text
MOST_NOTES = 60
LONGEST_TEXT = 1_800  # letters of one text; the models of a pack allow 2,000


class CannotImport(ValueError):
    """The file as a whole cannot be read; the message is a sentence for its owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question as its author meant it.

    ``place`` says where it stands ("row 7"). ``kind`` is the kind of challenge, or empty when the answer decides. ``others`` are wrong
    choices (empty: made from the answers of its group), ``accept`` further right answers, ``mistakes`` pairs of a wrong answer and what to
    say about it, ``pairs`` what belongs together. ``tolerance`` is how far a number may be off. ``picture`` and ``sound`` are keys of ``Found.media``,
    or an emoji. ``step`` is 0 when the file does not say how hard it is;
    ``made_others`` tells that wrong choices were not its author's.
    """

    place: str
    ask: str
    answer: str = ""
    kind: str = ""
    others: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    tolerance: str = ""
    hints: tuple[str, ...] = ()
    why: str = ""
    say: str = ""
    picture: str = ""
    sound: str = ""
    mistakes: tuple[tuple[str, str], ...] = ()
    step: int = 0
    made_others: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """A question that was not taken, and why."""

    place: str
    why: str


@dataclass(slots=True)
class Group:
    """Questions that become one skill."""

    name: str
    questions: list[Question] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Found:
    """Everything a reader found. ``notes`` tells what was guessed or changed, each sentence once."""

    title: str
    groups: list[Group] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    head: Mapping[str, str] = field(default_factory=dict)
    _known: dict[str, Group] = field(default_factory=dict)

    def group(self, name: str) -> Group:
        """The group of this name; made when it is new. Names that differ in case alone are one."""
        shown = " ".join(name.split())
        group = self._known.get(shown.casefold())
        if group is None:
            group = self._known[shown.casefold()] = Group(shown)
            self.groups.append(group)
        return group

    def note(self, message: str) -> None:
        """Say something about the whole file, once, and no more than an owner reads."""
        if len(self.notes) < MOST_NOTES and message not in self.notes:
            self.notes.append(message)

    @property
    def count(self) -> int:
        """How many questions were taken."""
        return sum(len(group.questions) for group in self.groups)
