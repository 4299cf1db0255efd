"""A kind of challenge is one folder: a new one, in a folder of its own, is checked, listed, laid on the workbench and played."""

import subprocess
import sys
from pathlib import Path

KIND = '''"""``double``: how much is twice as much?"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.challenges.base import Challenge, Form, NumberForm
from engine.challenges.expressions.values import number
from engine.challenges.kind import ChallengeKind
from engine.challenges.making import Draw, finish, prompt_of


class Double(ChallengeKind):
    """Double it."""

    name = "double"
    decides = ("of_what",)

    def calculated(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("of_what",)

    def make(self, draw: Draw) -> Challenge:
        right = draw.show(number(draw.value(draw.template.own["of_what"])) * Fraction(2))
        return finish(draw, forms=(NumberForm(),), solution={Form.NUMBER: (right,)}, shown=right, prompt=prompt_of(draw))


KIND: ChallengeKind = Double()
'''
SPEC = '''"""The YAML of ``double``."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text

EXAMPLES = {"of_what": "of_what: a"}
WHOLE = """\\
- kind: double
  ask: "Twice {a}?"
  of_what: a
  steps: [{ a: 1 to 9 }, { a: 10 to 30 }]
  hints: [Add it to itself.]
  why: Twice is two times.
"""


class Spec(ChallengeSpec):
    """Twice as much."""

    kind: Literal["double"]
    ask: Text
    of_what: Text
'''
PACK = """format: 1
id: twice
title: Twice
about: Doubles.
author: A. Teacher
licence: CC0-1.0
language: en
ages: 6-8
subject: maths
skills:
  twice:
    name: Twice
    i_can: I can double.
    at_home: Ask me.
    challenges:
      - kind: double
        ask: "Twice {a}?"
        of_what: a
        steps: [{ a: 1 to 9 }, { a: 10 to 30 }]
        hints: [Add it to itself.]
        why: Twice is two times.
"""
PLAY = """
import sys
from pathlib import Path
import engine.challenges.kinds as kinds
kinds.__path__.append(sys.argv[1])
pack = sys.argv[2]
import runpy
def main(words):
    sys.argv = ["main.py", *words]
    try:
        runpy.run_path("main.py", run_name="__main__")
    except SystemExit as end:
        return end.code or 0
    return 0
from engine.challenges.telling import right_in_words
from engine.content.desk.workbench import Workbench
from engine.content.models.schema import schema
from engine.content.overlays.comparing import compare
assert main(["check", pack]) == 0
assert main(["list", pack]) == 0
assert main(["rehearse", pack, "--learners", "1"]) == 0
challenge = Workbench(Path(pack), None).challenge()
assert challenge is not None and challenge.kind == "double"
print("workbench:", challenge.prompt.text, right_in_words(challenge))
assert schema()["$defs"]["double"]["properties"]["of_what"]["description"] == "For example: of_what: a"
assert main(["new", pack + "-new", "--kind", "double"]) == 0
assert main(["check", pack + "-new"]) == 0
assert "kind: double" in Path(pack + "-new", "pack.yaml").read_text("utf-8")
skill = lambda of: {"skills": {"x": {"challenges": [{"kind": "double", "ask": "?", "of_what": of}]}}}
assert [change.loud for change in compare(skill("a"), skill("b"))] == [True]
"""


def test_a_new_kind_is_one_folder_and_nothing_else(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kinds" / "double"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(KIND, "utf-8")
    (folder / "spec.py").write_text(SPEC, "utf-8")
    pack = tmp_path / "twice"
    pack.mkdir()
    (pack / "pack.yaml").write_text(PACK, "utf-8")
    words = [sys.executable, "-c", PLAY, str(folder.parent), str(pack)]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "-- double, step 2 of 2" in done.stdout
    assert "workbench: Twice" in done.stdout
    said, right = next(line for line in done.stdout.splitlines() if line.startswith("workbench:")).rsplit(" ", 1)
    assert int(right) == 2 * int(said.removeprefix("workbench: Twice ").rstrip("?"))


def test_playing_from_the_cache_needs_no_models(root: Path, tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from engine.content.library.library import load_library
library = load_library([Path({str(tmp_path)!r})], cache=Path({str(tmp_path / "cache")!r}))
library.make(next(iter(library.skills.values())).families[0].item, 1)
print([name for name in ("pydantic", "yaml") if name in sys.modules])
"""
    (tmp_path / "pack.yaml").write_text(
        PACK.replace("kind: double", "kind: number").replace("of_what: a", "answer: a * 2"), "utf-8"
    )
    first, again = (
        subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    )
    assert (first.strip(), again.strip()) == ("['pydantic', 'yaml']", "[]")
