"""The store as a state machine: any order of saving, failing, crashing, closing and reopening, compared with plain lists."""

import errno
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from engine.clean_text import clean_name
from engine.profiles.tiny_profile import TinyProfile
from engine.profiles.tinydb_store import TinyStore
from engine.records import GiftEarned
from tests.engine.profiles.samples import CREATED_S, FailingOps, answer, keeper, seeds
from tests.faults.conftest import quick_place

MACHINES = 200
STEPS = 12


class StoreMachine(RuleBasedStateMachine):
    """``told``: everything put in, as play sees it; ``safe``: how much of it was acknowledged."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="lightkeepers-", dir=quick_place()))
        self.ops = FailingOps()
        store = TinyStore(self.root, self.ops)
        self.opened: TinyProfile = store.create(keeper())
        self.id = self.opened.profile.id
        self.told: list[int] = []
        self.safe = 0
        self.gifts = 0
        self.level: object = None
        self.nickname = "Mika"

    @property
    def fails(self) -> bool:
        return bool(self.ops.error)

    @rule(count=st.integers(1, 3))
    def answers(self, count: int) -> None:
        numbers = [len(self.told) + n for n in range(1, count + 1)]
        self.told += numbers
        self.level = {"at": numbers[-1]}
        saved = self.opened.append([answer(n) for n in numbers], {"n": len(self.told)}, {"at": numbers[-1]})
        if saved.wait(20):
            self.safe = len(self.told)
        else:
            assert self.fails

    @rule()
    def gift(self) -> None:
        self.gifts += 1
        self.opened.append([GiftEarned(at_s=CREATED_S, gift="fish", skill="s")], {"n": len(self.told)}).wait(20)

    @rule()
    def level_ends(self) -> None:
        self.level = None
        self.opened.save_level(None).wait(20)

    @rule(nickname=st.text(min_size=1, max_size=12).map(clean_name))
    def rename(self, nickname: str) -> None:
        self.nickname = nickname
        self.opened.save_profile(replace(self.opened.profile, nickname=nickname)).wait(20)

    @rule(error=st.sampled_from((errno.EIO, errno.ENOSPC, errno.EACCES)), after=st.integers(0, 12), once=st.booleans())
    def the_disk_begins_to_fail(self, error: int, after: int, once: bool) -> None:
        self.ops.error, self.ops.at, self.ops.once = error, self.ops.count + after, once

    @rule()
    def the_disk_works_again(self) -> None:
        self.ops.error = 0

    @precondition(lambda self: not self.fails)
    @rule()
    def close_and_reopen(self) -> None:
        self.opened.close()
        self.safe = len(self.told)
        self.opened = TinyProfile(self.root / "p" / self.id, self.ops)
        assert self.opened.recovery.clean

    @rule()
    def crash(self) -> None:
        """The files as they are now, in another folder; the game that was there is gone."""
        self.opened.append([]).wait(20)
        copy = Path(tempfile.mkdtemp(prefix="lightkeepers-", dir=quick_place()))
        shutil.copytree(self.root, copy, dirs_exist_ok=True)
        self.opened.close()
        shutil.rmtree(self.root)
        self.root = copy
        self.ops = FailingOps()
        self.opened = TinyProfile(self.root / "p" / self.id, self.ops)
        assert self.opened.recovery.clean
        kept = seeds(list(self.opened.facts()))
        assert len(kept) >= self.safe, "an acknowledged answer is gone"
        assert kept == self.told[: len(kept)]
        self.told, self.safe = kept, len(kept)
        self.gifts = sum(isinstance(fact, GiftEarned) for fact in self.opened.facts())
        self.level, self.nickname = self.opened.level(), self.opened.profile.nickname

    @invariant()
    def what_play_sees_is_what_was_put_in(self) -> None:
        if not hasattr(self, "opened"):
            return
        facts = list(self.opened.facts())
        assert seeds(facts) == self.told
        assert sum(isinstance(fact, GiftEarned) for fact in facts) == self.gifts
        assert self.opened.count_answers() == len(self.told)
        assert self.opened.level() == self.level
        assert self.opened.profile.nickname == self.nickname

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            self.opened.close()
            shutil.rmtree(self.root)


def run_machines(count: int, *, derandomize: bool) -> None:
    """``count`` machines of up to twelve steps each; the first surprise raises, with the shortest way to it."""
    run_state_machine_as_test(
        StoreMachine,
        settings=settings(max_examples=count, stateful_step_count=STEPS, derandomize=derandomize, deadline=None, database=None),
    )


def test_any_order_of_things_keeps_what_was_acknowledged() -> None:
    run_machines(MACHINES, derandomize=True)
