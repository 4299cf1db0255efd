"""Tables of real answers: read with clear errors, divided fairly, predicted as well as the design measured.

The third-party records are skipped where they are absent; a bar here can fail.
"""

import csv
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from engine.lab import answer_tables, measures
from engine.lab.answer_tables import Row, TableError
from engine.lab.evaluation import Population
from engine.lab.recorded import ItemTrace, Learner, SkillTrace
from engine.learning import model, prediction
from main import main

HEAD = ["learner", "item", "skills", "correct"]


def rows_of(records: Path) -> list[Row]:
    with gzip.open(records, "rt", encoding="utf-8", newline="") as lines:
        return answer_tables.read(csv.reader(lines))


@pytest.fixture
def data(root: Path) -> Path:
    folder = root.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the third-party learner records are not beside this checkout")
    return folder


def made_up(learners: int = 40, items: int = 12, seed: int = 5) -> list[list[str]]:
    """A table of learners who differ, on items that differ, in lines that take turns."""
    rng = Random(seed)
    table = []
    for item in range(items):
        for learner in range(learners):
            p = 1 / (1 + 2.718 ** -(3.0 * (learner / learners - 0.5) - 4.0 * (item / items - 0.5)))
            table.append([f"l{learner}", f"i{item}", f"s{item % 3}|s9", str(int(rng.random() < p))])
    return table


def test_columns_may_stand_in_any_order_and_others_are_left_alone() -> None:
    rows = answer_tables.read([["note", "correct", "skills", "time_s", "item", "learner"], ["?", "1", "a|b|a", "2.5", "q", "me"]])
    assert rows == [Row("me", "q", ("a", "b"), True, 2.5)]


@pytest.mark.parametrize(
    ("table", "line", "word"),
    [
        ([], 1, "learner"),
        ([["learner", "item", "correct"]], 1, "skills"),
        ([HEAD, ["a", "q", "s", "1"], ["a", "q", "s", "yes"]], 3, "correct"),
        ([HEAD, ["a", "q", "s"]], 2, "columns"),
        ([[*HEAD, "time_s"], ["a", "q", "s", "1", "noon"]], 2, "time_s"),
        ([HEAD, ["", "q", "s", "1"]], 2, "learner"),
    ],
)
def test_a_bad_table_is_told_with_its_line(table: list[list[str]], line: int, word: str) -> None:
    with pytest.raises(TableError) as problem:
        answer_tables.read(table)
    assert problem.value.line == line and word in str(problem.value)


def test_learners_stay_whole_and_each_is_the_test_once() -> None:
    rows = answer_tables.read([HEAD, *made_up()])
    parts = answer_tables.parts(rows)
    assert len(parts) == answer_tables.FOLDS
    tested: list[str] = []
    for train, test in parts.values():
        assert not {row.learner for row in train} & {row.learner for row in test}
        assert len(train) + len(test) == len(rows)
        tested += dict.fromkeys(row.learner for row in test)
    assert sorted(tested) == sorted({row.learner for row in rows})
    assert answer_tables.parts(rows) == parts, "the same every time"


def test_train_and_test_are_used_as_they_are_and_one_part_can_be_asked_for() -> None:
    rows = answer_tables.read([[*HEAD, "split"], ["a", "q", "s", "1", "test"], ["b", "q", "s", "0", "train"]])
    ((name, (train, test)),) = answer_tables.parts(rows).items()
    assert (name, [r.learner for r in train], [r.learner for r in test]) == ("test", ["b"], ["a"])
    assert list(answer_tables.parts(rows, only="train")) == ["train"]
    with pytest.raises(ValueError, match="'7'"):
        answer_tables.parts(rows, only="7")
    with pytest.raises(ValueError, match="one part"):
        answer_tables.parts(rows[:1])


def test_measures_worked_by_hand() -> None:
    score = measures.score([True, False, True, False], [0.9, 0.2, 0.6, 0.6])
    assert score.auc == pytest.approx(3.5 / 4) and score.accuracy == 0.75
    assert score.rmse == pytest.approx(((0.01 + 0.04 + 0.16 + 0.36) / 4) ** 0.5)
    assert [cell.n for cell in score.calibration] == [0, 0, 1, 0, 0, 0, 2, 0, 0, 1]
    assert score.calibration[6].predicted == pytest.approx(0.6) and score.calibration[6].correct == 0.5


def test_a_prediction_knows_nothing_of_its_own_answer_nor_of_later_ones() -> None:
    rows = answer_tables.read([HEAD, *made_up()])
    train, test = answer_tables.parts(rows)["0"]
    population = Population()
    population.teach(train)
    first = population.predict(test)
    changed = [*test[:30], test[30]._replace(correct=not test[30].correct), *test[31:]]
    again = population.predict(changed)
    assert again[:31] == first[:31], "what comes later changes nothing before"
    assert again[31:] != first[31:]
    assert population.predict(test) == first, "predicting teaches the population nothing"


def test_knowing_the_items_beats_guessing_them_and_guessing_is_not_luck() -> None:
    train, test = answer_tables.parts(answer_tables.read([HEAD, *made_up(learners=200)]))["0"]
    found = {}
    for knowing in ("all", "rough", "skills"):
        population = Population(knowing=knowing)
        population.teach(train)
        found[knowing] = measures.score([row.correct for row in test], population.predict(test)).log_loss
    assert found["all"] < found["rough"] < found["skills"]


def asked_again(rounds: int = 25, learners: int = 60, seed: int = 8) -> list[list[str]]:
    """Learners of six sets of problems who remember no single question: each chance stays what it was."""
    rng = Random(seed)
    table = []
    for learner in range(learners):
        for number in range(rounds):
            item = number % 6
            p = 1 / (1 + 2.718 ** -(2.0 * (learner / learners - 0.5) - 2.0 * (item / 6 - 0.5)))
            table.append([f"l{learner}", f"i{item}", "s", str(int(rng.random() < p))])
    return table


def test_where_an_item_is_a_set_of_problems_a_small_likeness_predicts_better() -> None:
    train, test = answer_tables.parts(answer_tables.read([HEAD, *asked_again()]))["0"]
    found = {}
    for likeness in (0.0, 0.3, 1.0):
        population = Population(likeness=likeness)
        population.teach(train)
        found[likeness] = measures.score([row.correct for row in test], population.predict(test)).log_loss
    assert found[0.0] < found[0.3] < found[1.0]


def test_the_verb_takes_a_likeness_and_refuses_what_is_no_share(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("\n".join(",".join(line) for line in [HEAD, *asked_again()]), "utf-8")
    told = {}
    for likeness in ("1", "0.3"):
        assert main(["evaluate", str(path), "--json", "--likeness", likeness]) == 0
        told[likeness] = json.loads(capsys.readouterr().out)["log_loss"]
    assert main(["evaluate", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["log_loss"] == told["1"] > told["0.3"]
    for bad in ("1.2", "-0.1", "nan"):
        assert main(["evaluate", str(path), "--likeness", bad]) == 2
        assert "from 0 to 1" in capsys.readouterr().err


def test_the_verb_prints_exactly_the_promised_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("\n".join(",".join(line) for line in [HEAD, *made_up()]), "utf-8")
    assert main(["evaluate", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["n", "auc", "rmse", "log_loss", "accuracy", "calibration", "us_per_answer"]
    assert told["n"] == 480 and 0.6 < told["auc"] < 0.95 and len(told["calibration"]) == 10
    assert sum(cell["n"] for cell in told["calibration"]) == 480
    assert main(["evaluate", str(path), "--one-device"]) == 0
    assert capsys.readouterr().out.count("AUC") == 3


def test_the_verb_names_the_bad_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("learner,item,skills,correct\na,q,s,1\na,q,s,2\n", "utf-8")
    assert main(["evaluate", str(path)]) == 2
    assert "line 3" in capsys.readouterr().err
    assert main(["evaluate", str(tmp_path / "none.csv")]) == 2
    assert "cannot be read" in capsys.readouterr().err
    broken = tmp_path / "answers.csv.gz"
    broken.write_bytes(b"not gzip at all")
    assert main(["evaluate", str(broken)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_the_model_predicts_cloze_answers(data: Path) -> None:
    train, test = answer_tables.parts(rows_of(data / "cloze.csv.gz"), only="0")["0"]
    population = Population()
    population.teach(train)
    found = measures.score([row.correct for row in test], population.predict(test))
    assert found.n > 10_000
    assert found.auc >= 0.805, "the untuned row of the learning design"
    assert found.log_loss <= 0.54


def test_the_model_reaches_the_best_rows_of_the_design_on_a_fifth_of_cloze(data: Path) -> None:
    train, test = answer_tables.parts(rows_of(data / "cloze.csv.gz"), only="4")["4"]  # a fold no constant was fitted on
    population = Population()
    population.teach(train)
    found = measures.score([row.correct for row in test], population.predict(test))
    assert found.auc >= 0.8547 and found.log_loss <= 0.472
    assert all(abs(cell.predicted - cell.correct) < 0.06 for cell in found.calibration if cell.n > 200)


def test_rest_lowers_and_practice_raises_what_the_model_expects() -> None:
    skills = {"s": SkillTrace(0.5, 0.3, 0.0)}
    met = ItemTrace(1.0, 0.3, 0.0, 3)

    def total(seen: ItemTrace | None, skill: str, at_s: float, answered: int = 3) -> float:
        return sum(prediction.terms(skills, (skill,), seen, answered, at_s)[:5])

    assert total(None, "s", 60.0) > total(None, "unmet", 60.0)
    rests = [total(met, "s", at_s) for at_s in (-500.0, 0.0, 3600.0, 86400.0, 7 * 86400.0)]
    assert rests[0] == rests[1], "a clock that went backwards forgets nothing"
    assert rests[1:] == sorted(rests[1:], reverse=True) and rests[1] > rests[4]
    assert total(met, "s", 0.0, answered=40) < total(met, "s", 0.0), "what lies many answers back is less at hand"


def test_an_age_nobody_has_is_an_unknown_age() -> None:
    table = [[*HEAD, "age_years"], *([*"aqs1", age] for age in ("8.0", "-2147483648.0", "999", ""))]
    assert [row.age_years for row in answer_tables.read(table)] == [8.0, None, None, None]


def rested(days: float, ability: float = 1.5) -> tuple[float, float]:
    """(how far from one half the chance on a skill alone is, its variance) so long after 30 right answers; no forgetting by itself."""
    skills = {"s": SkillTrace(ability, 0.1, 0.0, practised=False)}
    known = prediction.terms(skills, ("s",), None, 30, days * 86_400.0)
    return abs(model.predict(known.skills, prediction.felt(known.skills_variance, known.stale)) - 0.5), known.skills_variance


def test_days_away_make_a_skill_less_certain_and_predictions_less_extreme() -> None:
    days = (0.0, 1.0, 7.0, 30.0, 90.0, 300.0)
    far, variance = zip(*(rested(day) for day in days), strict=True)
    assert list(far) == sorted(far, reverse=True) and len(set(far)) == len(days)
    assert list(variance) == sorted(variance) and len(set(variance)) == len(days)
    assert rested(90.0, -1.5)[0] == pytest.approx(far[4]), "the same below one half as above"
    assert rested(-5.0) == rested(0.0), "a clock that went backwards"


def test_answers_never_make_a_skill_less_certain() -> None:
    learner, seen = Learner(0.0), []
    for number in range(200):
        known = learner.knows("q", ("s",), 20.0 * number)
        x, variance = learner.expects(known)
        learner.learns("q", ("s",), 20.0 * number, known, *model.gain(x, variance, number % 2), number % 2 == 1)
        seen.append(learner.skills["s"].variance)
    assert seen == sorted(seen, reverse=True) and seen[-1] < 0.5 * seen[0]
    known = learner.knows("q", ("s",), 40 * 86_400.0)
    assert known.skills_variance > seen[-1] + 0.3, "forty days later"


def test_predictions_months_later_are_hardly_too_extreme(data: Path) -> None:
    """On folds of algebra05 that no constant was fitted on: the slope of what was right on what was said, one to ninety days later."""
    said, was = [], []
    for train, test in (answer_tables.parts(rows_of(data / "algebra05.csv.gz"), only=fold)[fold] for fold in "34"):
        population = Population()
        population.teach(train)
        for row, p, away in zip(test, population.predict(test), days_away(test), strict=True):
            if 1.0 <= away < 90.0:
                said.append(model.logit(min(0.999, max(0.001, p))))
                was.append(row.correct)
    assert len(was) > 7000
    assert 0.93 <= slope(said, was) <= 1.07


def days_away(rows: Sequence[Row]) -> list[float]:
    """For each answer the days since its learner last answered the longest rested of its skills; 0 at a first meeting."""
    last: dict[tuple[str, str], float] = {}
    away = []
    for row in rows:
        at_s = row.at_s or 0.0
        rests = [at_s - last[row.learner, name] for name in row.skills if (row.learner, name) in last]
        away.append(max(rests, default=0.0) / 86_400.0)
        last.update({(row.learner, name): at_s for name in row.skills})
    return away


def slope(said: Sequence[float], was: Sequence[bool]) -> float:
    """Of a logistic line of what happened on the logits that were predicted: under 1, predictions are too extreme."""
    a, b = 0.0, 1.0
    for _ in range(15):
        rows = [(x, right - (p := model.sigmoid(a + b * x)), p * (1.0 - p)) for x, right in zip(said, was, strict=True)]
        g0, g1 = sum(off for _, off, _ in rows), sum(off * x for x, off, _ in rows)
        h0, h1, h2 = sum(w for _, _, w in rows), sum(w * x for x, _, w in rows), sum(w * x * x for x, _, w in rows)
        across = h0 * h2 - h1 * h1
        a, b = a + (h2 * g0 - h1 * g1) / across, b + (h0 * g1 - h1 * g0) / across
    return b
