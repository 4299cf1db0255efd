"""The shipped scheduler before every judge, in a quick size: bars with room for chance, that fail when it gets worse."""

from pathlib import Path

import pytest

from engine.lab.judges import JUDGES, load_judge
from engine.lab.judges.spacing import has_fsrs
from engine.lab.judges.verdict import RecordsMissing, Row, Size, Verdict


def verdict(name: str, learners: int = 24, records: Path | None = None) -> Verdict:
    return load_judge(name)(Size(learners=learners, records=records))


def row(said: Verdict, what: str) -> Row:
    return next(row for row in said.rows if row.what == what)


def value(said: Verdict, what: str, who: str = "shipped") -> float:
    return row(said, what).figures[who].value


def test_six_skills_are_taught_on_the_open_sea_sooner_than_by_chance() -> None:
    said = verdict("kidlearn", 20)
    for pace, most in (("middle", 42), ("slow", 50)):
        for graph in ("chain", "two roots", "branches"):
            what = f"median exercises to all six skills, {pace}, {graph}"
            assert value(said, what) <= most
            assert value(said, what) < value(said, what, "random") * 0.8
    told_wrongly = "known at exercise 50, mixed learners, middle, branches (told: chain)"
    assert value(said, told_wrongly) > 0.6


def test_facts_are_kept_alive_better_than_by_leitner_and_chance() -> None:
    said = verdict("memory")
    for kind in ("EFC-L", "EFC-LL", "HLR-LL", "DASH-L", "DASH-LL"):
        assert value(said, f"gain over random, {kind}") > 0.02
        assert value(said, f"gain over random, {kind}") > value(said, f"gain over random, {kind}", "Leitner")
    if has_fsrs():
        assert value(said, "gain over random, EFC-LL") > value(said, "gain over random, EFC-LL", "py-fsrs")


def test_a_level_is_found_kindly_and_soon() -> None:
    said = verdict("placement", 120)
    for style, most in (("typed", 0.75), ("four choices", 0.82)):
        assert value(said, f"RMSE after 10 answers, {style}") <= most
        assert value(said, f"success in the first 12 answers, {style}") >= 0.65


def test_real_children_are_placed_as_well_as_by_a_test_of_most_information(root: Path) -> None:
    records = root.parent / "shared" / "data"
    if not (records / "orev.csv.gz").is_file():
        pytest.skip("the third-party learner records are not beside this checkout")
    said = verdict("orev", 60, records)
    assert value(said, "correlation with the full test after 10 pictures") >= 0.88
    assert value(said, "success in the first 10 pictures") >= 0.65


def test_without_records_the_judge_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(RecordsMissing, match="--records"):
        verdict("orev", records=tmp_path)


def test_mastery_is_hardly_ever_called_too_early() -> None:
    said = verdict("mastery", 12)
    assert value(said, "called too early, all at once") <= 0.05
    assert value(said, "called too early, growth") <= 0.2 < value(said, "called too early, growth", "three in a row")


def test_difficulties_do_not_run_apart() -> None:
    said = verdict("drift", 30)
    truth, found, elo = (value(said, "SD of the items' difficulties", who) for who in ("truth", "shipped", "constant K"))
    assert abs(found / truth - 1.0) < 0.12 < elo / truth - 1.0
    assert value(said, "RMSE of the learners") <= 0.3


def test_children_who_do_not_play_by_the_rules_are_looked_after() -> None:
    said = verdict("junk")
    assert [bar.text for bar in said.bars if not bar.reached] == []


@pytest.mark.parametrize("name", sorted(set(JUDGES) - {"orev", "journey"}))
def test_every_judge_holds_what_is_played_to_a_bar(name: str) -> None:
    """Every child plays by level; a journey is nothing else, and each picture of orev was answered only once."""
    said = load_judge(name)(Size(learners=2, seeds=(1, 2) if name == "worlds" else ()))
    assert "by level" in said.about or any("by level" in bar.text or "levels" in bar.text for bar in said.bars)
    assert all("[" in bar.text for bar in said.bars), "each with its interval: small sizes are chancy"


def test_credit_down_the_graph_saves_reviews_and_nothing_is_forgotten_for_it() -> None:
    said = verdict("credit", 48)
    assert value(said, "reviews, nested") < value(said, "reviews, nested", "without credit")
    kept, had = (value(said, "P(recall) of what is mastered, nested", who) for who in ("shipped", "without credit"))
    assert kept >= had - 0.02
