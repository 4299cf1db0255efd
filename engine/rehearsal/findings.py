"""What a rehearsal shows: dead ends, islands out of reach, jumps, pools that run dry, questions that nobody or everybody misses.

A finding is a value with the place in the pack's file; its words are here. The thresholds are our own choices, set so that the packs
of the game have no finding and every planted fault of the tests has one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from engine.content.compiled.compiling import read_item
from engine.content.compiled.pack import Skill
from engine.content.library.library import Library
from engine.content.reading.reader import Node
from engine.rehearsal.playing import Diary, Games

_WORDS: dict[str, tuple[str, str]] = {
    "unplayable": ("No game can play “{name}”.", "Ask in a way that can be chosen, typed or put in order."),
    "dead_end": (
        "Nobody lights “{name}”, though all practised it {tries} times and more.",
        "Look at its questions: is each key right, is it not too hard?",
    ),
    "out_of_reach": ("Nobody lights “{name}”, because {needs} before it is never lit.", "Mend what comes before it."),
    "jump": (
        "“{name}” is a jump: a typical learner's first answers there are right {percent} of 100 times.",
        "Put an easier step or an island in between.",
    ),
    "step_jump": ("From step {step} to step {next} this gets much harder at once.", "Put a step in between."),
    "dry_pool": (
        "“{name}” runs dry: in {share} of 100 levels a question came twice.",
        "Widen the ranges, add rows or another challenge.",
    ),
    "key_is_wrong": (
        "Nobody gets this right: “{asked}” wants {own}, but the key says {key}.",
        "Mend the answer or the question.",
    ),
    "key_sometimes_wrong": ("“{asked}” wants {own}, but the key says {key}.", "Mend the answer, or add a where:."),
    "two_keys": ("“{asked}” has two keys: sometimes {own}, sometimes {key}.", "Ask so that only one answer is right."),
    "nobody": ("Nobody gets this right, however long they practise.", "Is the key right? Is it far too hard for its age?"),
    "everybody": ("Everybody gets this right at first sight, even who is new.", "Is the answer given away, or is it too easy?"),
}
_GETS_ON = 0.75  # share of right answers at which more practice would do
_MANY = 24  # answers about a skill by one learner that should have lit it
_LEARNERS = 4  # as many must have met a family before it is judged
_TOO_FEW, _ALL = 0.12, 0.955  # P(known): below the one nobody, above the other everybody
_JUMP, _STEP_JUMP = 0.45, 2.6  # chance of the first answers; logits between two steps
_DRY = 0.5  # share of levels in which a question came twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at. ``item`` names the family when it is about one; ``line`` is where it stands."""

    code: str
    skill: str
    item: str
    file: str
    line: int
    column: int
    what: str
    help: str

    @property
    def text(self) -> str:
        """``file:line:column: what. help`` in one line."""
        return f"{self.file}:{self.line}:{self.column}: {self.what} {self.help}"


@dataclass(frozen=True, slots=True)
class Source:
    """The file of a pack as it is read, to point into it."""

    file: str
    root: Node


class Findings:
    """Looks through the diaries of all learners."""

    def __init__(self, library: Library, games: Games, diaries: Sequence[Diary], sources: Mapping[str, Source]) -> None:
        self.library, self.games, self.diaries, self.sources = library, games, diaries, sources
        self.readers = [diary for diary in diaries if not diary.temper.guesses]

    def all(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the pack."""
        found: list[Finding] = []
        for skill in self.library.skills.values():
            found += self._of_skill(skill)
            for family in skill.families:
                found += self._of_family(family.item)
            found += self._steps(skill)
        return tuple(found)

    # ------------------------------------------------------------ islands
    def _of_skill(self, skill: Skill) -> Iterator[Finding]:
        if not any(plays & skill.forms for plays in self.games.values()):
            yield self._finding("unplayable", skill.id, name=skill.name)
            return
        behind = [need for need in self._all_needs(skill.id) if self._is_dead_end(need)]
        if behind and not self._is_lit(skill.id):
            names = " and ".join(f"“{self.library.skills[need].name}”" for need in behind)
            yield self._finding("out_of_reach", skill.id, name=skill.name, needs=names)
        elif self._is_dead_end(skill.id):
            tries = min(count for diary in self.readers if (count := diary.tries.get(skill.id, 0)) >= _MANY)
            yield self._finding("dead_end", skill.id, name=skill.name, tries=tries)
        elif not any(skill.id in diary.opened for diary in self.diaries):
            names = " and ".join(f"“{self.library.skills[need].name}”" for need in skill.needs if need in self.library.skills)
            yield self._finding("out_of_reach", skill.id, name=skill.name, needs=names or "what it needs")
        yield from self._jump(skill)
        yield from self._dry(skill)

    def _is_lit(self, skill: str) -> bool:
        return any(skill in diary.lit for diary in self.diaries)

    def _is_dead_end(self, skill: str) -> bool:
        """Nobody lights it, and those who practised it at length still miss much there (else they only need more time)."""
        if self._is_lit(skill):
            return False
        patient = [diary.results[skill][-12:] for diary in self.readers if diary.tries.get(skill, 0) >= _MANY]
        return len(patient) >= 3 and fmean(fmean(last) for last in patient) < _GETS_ON

    def _all_needs(self, skill: str) -> list[str]:
        found: list[str] = []
        waiting = list(self.library.skills[skill].needs)
        while waiting:
            need = waiting.pop()
            if need in self.library.skills and need not in found:
                found.append(need)
                waiting += self.library.skills[need].needs
        return found

    def _jump(self, skill: Skill) -> Iterator[Finding]:
        typical = [d for d in self.readers if d.temper.name in ("typical", "keyboard")]
        chances = [fmean(d.first_visit[skill.id]) for d in typical if d.first_visit.get(skill.id)]
        if len(chances) >= 2 and median(chances) < _JUMP:
            yield self._finding("jump", skill.id, name=skill.name, percent=round(100 * median(chances)))

    def _steps(self, skill: Skill) -> Iterator[Finding]:
        before: dict[int, tuple[int, float]] = {}
        for family in skill.families:
            _, template, step = read_item(family.item)
            if template in before and family.difficulty - before[template][1] > _STEP_JUMP:
                yield self._finding("step_jump", skill.id, family.item, step=before[template][0] + 1, next=step + 1)
            before[template] = (step, family.difficulty)

    def _dry(self, skill: Skill) -> Iterator[Finding]:
        levels = sum(d.levels.get(skill.id, 0) for d in self.readers)
        dry = sum(d.dry_levels.get(skill.id, 0) for d in self.readers)
        if levels >= 3 and dry / levels >= _DRY:
            yield self._finding("dry_pool", skill.id, name=skill.name, share=round(100 * dry / levels))

    # ------------------------------------------------------------ questions
    def _of_family(self, item: str) -> Iterator[Finding]:
        met = [diary.meetings[item] for diary in self.diaries if item in diary.meetings]
        answers = sum(len(m.first) + len(m.later) for m in met)
        against = [entry for m in met for entry in m.against]
        if against:
            asked, key, own = against[0]
            code = "key_is_wrong" if len(against) >= 0.9 * answers else "key_sometimes_wrong"
            yield self._finding(code, read_item(item)[0], item, asked=asked, key=key, own=own)
            return
        two = next((d.two_keys[item] for d in self.diaries if item in d.two_keys), None)
        if two is not None:
            yield self._finding("two_keys", read_item(item)[0], item, asked=two[0], own=two[1], key=two[2])
            return
        readers = [diary.meetings[item] for diary in self.readers if item in diary.meetings]
        if len(readers) < _LEARNERS:
            return
        if max(fmean((m.later or m.first)[-3:]) for m in readers) < _TOO_FEW:
            yield self._finding("nobody", read_item(item)[0], item)
        elif min(m.first[0] for m in readers) > _ALL:
            yield self._finding("everybody", read_item(item)[0], item)

    def _finding(self, code: str, skill: str, item: str = "", **values: object) -> Finding:
        source = self.sources[skill.split("/")[0]]
        path: tuple[object, ...] = ("skills", skill.split("/")[1])
        if item:
            path = (*path, "challenges", read_item(item)[1])
        node = source.root.at(path)
        what, help_ = (words.format(**{key: str(value)[:90] for key, value in values.items()}) for words in _WORDS[code])
        return Finding(
            code=code, skill=skill, item=item, file=source.file, line=node.line, column=node.column, what=what, help=help_
        )
