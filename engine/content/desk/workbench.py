"""A pack on the workbench: one challenge of it in hand, problems beside it, read anew whenever a file is saved. Preview stands on it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.challenges.base import Challenge
from engine.content.compiled.overlay_files import is_overlay, names_of, shown_name, yaml_of
from engine.content.compiled.pack import Family, Skill
from engine.content.library.library import CanShow, Library
from engine.content.models.problems import Problem

_MOST_FILES = 2000


class Workbench:
    """``path`` is a pack, or an overlay whose pack is found among ``others``."""

    def __init__(self, path: Path, can_show: CanShow | None, others: Sequence[Path] = ()) -> None:
        self.path, self.can_show = path, can_show
        self.base, self.overlays = path, ()  # type: tuple[Path, tuple[Path, ...]]
        if is_overlay(path):
            base = next((other for other in others if names_of(other) == (names_of(path)[1], "")), None)
            if base is not None:
                self.base, self.overlays = base, (path,)
        self.problems: tuple[Problem, ...] = ()
        self.library = Library([])
        self.skill, self.item = "", ""
        self._wanted = ("", "")  # what was chosen last: it comes back when a broken line is mended
        self.seed = 1
        self.language = ""
        self._seen: Mapping[Path, tuple[int, int]] = {}
        self.reload()

    # ------------------------------------------------------------ reading
    def reload(self) -> None:
        """Check the pack anew; the challenge in hand stays in hand when it is still there."""
        from engine.content.checks.checking import check_pack

        self._seen = self._stamps()
        over = [(path, shown_name(path)) for path in self.overlays]
        checked = check_pack(self.base, can_show=self.can_show, overlays=over)
        rank = {"error": 0, "warning": 1}
        self.problems = tuple(sorted(checked.problems, key=lambda p: (rank[p.severity], p.file, p.line, p.column)))
        folder = self.base if self.base.is_dir() else self.base.parent
        self.library = Library([(folder, checked.compiled)] if checked.compiled else [], language=self.language)
        self.skill, self.item = self._wanted
        if self.skill not in self.library.skills:
            self.skill = next(iter(self.library.skills), "")
        if self.item not in [family.item for family in self.families]:
            self.item = self.families[0].item if self.families else ""

    def reload_if_saved(self) -> bool:
        """True when a file of the pack was saved, added or taken away since it was last read; it is read anew then."""
        if self._stamps() == self._seen:
            return False
        self.reload()
        return True

    def _stamps(self) -> dict[Path, tuple[int, int]]:
        found: dict[Path, tuple[int, int]] = {}
        for part in (self.base, *self.overlays):
            for file in [yaml_of(part), *(sorted(part.rglob("*"))[:_MOST_FILES] if part.is_dir() else ())]:
                try:
                    stat = file.stat()
                except OSError:
                    continue  # just being saved, or gone: the next look tells
                found[file] = (stat.st_mtime_ns, stat.st_size)
        return found

    # ------------------------------------------------------------ choosing
    @property
    def skills(self) -> tuple[Skill, ...]:
        return tuple(self.library.skills.values())

    @property
    def families(self) -> tuple[Family, ...]:
        """The families of the skill in hand."""
        skill = self.library.skills.get(self.skill)
        return skill.families if skill is not None else ()

    @property
    def family(self) -> Family | None:
        return next((family for family in self.families if family.item == self.item), None)

    @property
    def languages(self) -> tuple[str, ...]:
        """The pack's own language first, then its translations."""
        packs = self.library.packs
        return (packs[0].language, *packs[0].translations) if packs else ()

    def choose(self, skill: str, step: int = 0) -> bool:
        """Take a skill by its id, with or without the pack's; ``step`` counts from 1. False when there is none."""
        name = next((full for full in self.library.skills if skill in (full, full.partition("/")[2])), "")
        if not name:
            return False
        self.skill = name
        wanted = next((family for family in self.families if not step or family.step == step - 1), None)
        self._hold((wanted or self.families[0]).item)
        return wanted is not None

    def turn_skill(self, by: int) -> None:
        """The next skill, or the one before."""
        names = list(self.library.skills)
        if names:
            self.choose(names[(names.index(self.skill) + by) % len(names)])

    def turn_family(self, by: int) -> None:
        """The next challenge or step of this skill, or the one before."""
        items = [family.item for family in self.families]
        if items:
            self._hold(items[(items.index(self.item) + by) % len(items)])

    def _hold(self, item: str) -> None:
        self.item = item
        self._wanted = (self.skill, item)

    def turn_language(self) -> None:
        """The next language that the pack speaks."""
        if self.languages:
            here = self.languages.index(self.language) if self.language in self.languages else 0
            self.language = self.languages[(here + 1) % len(self.languages)]
            self.library.speak(self.language)

    def another(self) -> None:
        """Other values for the same challenge."""
        self.seed += 1

    def challenge(self) -> Challenge | None:
        """The challenge in hand with its present values; None when nothing of the pack plays."""
        return self.library.make(self.item, self.seed) if self.item else None
