"""Two keepers of one nickname: no verb picks one by chance."""

import argparse
from pathlib import Path
from random import Random

import pytest

from engine.cli import goal, report
from engine.cli.tools import Tools
from engine.clock import ManualClock
from engine.profiles.profile import new_profile
from engine.profiles.tinydb_store import TinyStore


def test_two_of_one_name_are_told_apart_by_their_id(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = TinyStore(tmp_path / "keepers")
    ids = []
    for _ in range(2):
        opened = store.create(new_profile("Mia", created_s=0.0))
        ids.append(opened.profile.id)
        opened.close()
    store.close()
    tools = Tools(
        profiles=tmp_path / "keepers", levels=[], cache=tmp_path / "cache", clock=ManualClock(), rng=Random(1), plays=dict
    )
    for verb, more in ((report, {"json": False}), (goal, {"skill": None, "drop": False, "days": 3.0})):
        assert verb.run(argparse.Namespace(name="mia", **more), tools) == 1
        told = capsys.readouterr().out
        assert all(name in told for name in ids)
        assert verb.run(argparse.Namespace(name=ids[0], **more), tools) == 0
