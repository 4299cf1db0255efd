"""Tables for schools: totals equal the screens, spreadsheets calculate nothing, nobody is named unless asked."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from random import Random

import pytest

from engine.content.library.library import Library
from engine.exports import school
from engine.exports.school import code_of
from engine.lesson.classroom import PlaySession
from engine.profiles.tinydb_store import TinyStore
from engine.reports.pupil import Pupil
from game.kit.navigation import Restart
from game.tour import Journey
from tests.engine.cli.running import run_verb
from tests.engine.reports.history import classroom, played
from tests.journeys.test_first_light import play_session, to_the_chart


def pupil_of(play_session: PlaySession, label: str = "K-1") -> Pupil:
    return Pupil(label=label, band=play_session.profile.band, report=play_session.report(UTC), facts=play_session.facts())


def table(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "a spreadsheet needs the mark to know that this is UTF-8"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_totals_of_the_tables_equal_the_report(library: Library) -> None:
    pupil = pupil_of(played(classroom(library)))
    learner = table(school.as_csv(school.learner_rows([pupil])))[0]
    answers = table(school.as_csv(school.answer_rows([pupil], UTC)))
    skills = table(school.as_csv(school.skill_rows([pupil])))
    firsts = [row for row in answers if row["attempt"] == "1"]
    assert (len(answers), sum(row["right"] == "yes" for row in firsts)) == (11, 7)
    assert int(learner["answers"]) == pupil.report.answers == len(answers)
    assert int(learner["right_first_time"]) == pupil.report.right == 7
    assert int(learner["levels_finished"]) == pupil.report.levels == 1
    assert float(learner["minutes_this_week"]) == pupil.report.minutes_week
    assert (int(learner["can_do"]), int(learner["working_on"])) == (1, 1)
    for row in skills:
        assert int(row["tries"]) == sum(row["skill"] in answer["skill"].split() for answer in firsts)
        assert int(row["right_first_time"]) == sum(
            row["skill"] in answer["skill"].split() and answer["right"] == "yes" for answer in firsts
        )


def test_totals_equal_what_the_parents_page_shows(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    knows = Random(4)
    j.play_level(lambda: knows.random() < 0.6)
    j.services.adults_here = True
    j.navigator.follow(Restart(j.pages.parent()))
    shown = " ".join(text.text for text in j.draw().texts or [])
    assert j.services.play_session is not None
    row = school.learner_rows([pupil_of(j.services.play_session)])[0]
    assert row["answers"] >= 6
    assert f"{row['answers']} answers" in shown
    assert f"{row['minutes_this_week']:.0f} min" in shown
    assert f"Can do now: {row['can_do']}" in shown
    assert f"Working on: {row['working_on']}" in shown


def test_a_spreadsheet_calculates_nothing() -> None:
    texts = ["=1+1", "+2", "-3", "-3,5", "@sum", "-2+3", "\t=1", "a,b", 'say "x"', "zwölf\nzeilen"]
    back = [row["given"] for row in table(school.as_csv([{"given": text} for text in texts]))]
    assert back == ["'=1+1", "+2", "-3", "-3,5", "'@sum", "'-2+3", "'\t=1", "a,b", 'say "x"', "zwölf\nzeilen"]


def test_lines_say_the_same_as_the_tables(library: Library) -> None:
    pupil = pupil_of(played(classroom(library)))
    lines = [json.loads(line) for line in school.as_lines({"answer": school.answer_rows([pupil], UTC)}).splitlines()]
    assert [line.pop("is") for line in lines] == ["answer"] * 11
    assert lines == list(school.answer_rows([pupil], UTC))


def test_a_code_is_the_same_in_every_export_and_is_not_the_id() -> None:
    assert code_of("abc") == code_of("abc") != code_of("abd")
    assert "abc" not in code_of("abc").casefold()


def test_the_verb_names_nobody_unless_asked(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: object) -> int:
        return run_verb(*words, folder=tmp_path, levels=(root / "levels" / "first-numbers",))  # type: ignore[arg-type]

    assert run("export-class", "--out", tmp_path / "out") == 1
    assert run("selfplay", "--learner", "Mira", "--answers", 12) == 0
    capsys.readouterr()
    assert run("export-class", "--out", tmp_path / "out") == 0
    told = capsys.readouterr().out
    files = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert set(files) == {"learners.csv", "skills.csv", "answers.csv", "class.jsonl", "statements.json"}
    profile_id = TinyStore(tmp_path / "profiles").profiles()[0].id
    for name, content in files.items():
        assert b"Mira" not in content, name
        assert profile_id.encode() not in content, name
        assert code_of(profile_id).encode() in content, name
    assert f"{code_of(profile_id)} Mira" in told
    assert run("export-class", "--out", tmp_path / "named", "--names", "--format", "csv") == 0
    assert {path.name for path in (tmp_path / "named").iterdir()} == {"learners.csv", "skills.csv", "answers.csv"}
    assert b"Mira" in (tmp_path / "named" / "learners.csv").read_bytes()


def test_somebody_at_play_in_another_window_is_told_and_left_out(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("Mira", "Jonas"):
        run_verb("selfplay", "--learner", name, "--answers", 8, folder=tmp_path, levels=(root / "levels" / "first-numbers",))
    store = TinyStore(tmp_path / "profiles")
    opened = store.open(next(keeper.id for keeper in store.profiles() if keeper.nickname == "Mira"))
    try:
        assert (
            run_verb(
                "export-class", "--out", tmp_path / "out", "--names", folder=tmp_path, levels=(root / "levels" / "first-numbers",)
            )
            == 1
        )
    finally:
        opened.close()
    assert "Mira is at play in another window" in capsys.readouterr().out
    assert b"Jonas" in (tmp_path / "out" / "learners.csv").read_bytes()
