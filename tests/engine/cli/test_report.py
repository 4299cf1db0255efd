"""``report``: the parent's page on the command line, each of the last challenges with its reason and numbers."""

import json
import re
from pathlib import Path

import pytest

from engine.reports.reasons import words_of
from tests.engine.cli.running import run_verb


def test_the_report_tells_why_each_of_the_last_challenges_came(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    levels = (root / "levels",)
    run_verb("selfplay", "--learner", "Noor", "--answers", 24, folder=tmp_path, levels=levels)
    capsys.readouterr()
    assert run_verb("report", "noor", folder=tmp_path, levels=levels) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("- ")]
    assert len(lines) == 5
    assert all(re.search(r"Expected \d+ % right, wanted \d+ %\.$", line) for line in lines)
    assert run_verb("report", "noor", "--json", folder=tmp_path, levels=levels) == 0
    told = json.loads(capsys.readouterr().out)["last"]
    assert len(told) > 10 and all(one["why"].startswith(words_of(one["code"])) for one in told)
    assert all(0 < one["predicted"] < 1 and 0.5 < one["target"] < 1 for one in told)
