"""Statements of ours against a validator of ours, and that validator against the published conformance statements."""

import gzip
import json
from collections import Counter
from datetime import UTC, datetime

import pytest

from engine.content.library.library import Library
from engine.exports.xapi import HOME, is_language, statements
from tests.engine.exports.test_school import pupil_of
from tests.engine.exports.xapi_rules import problems_of
from tests.engine.reports.history import SKILL, classroom, played
from tests.shared_data import shared_data

PUBLISHED = shared_data("standards", "xapi_1.0.3_statements.json.gz")


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published statements are not on this machine")
def test_the_validator_agrees_with_every_published_statement() -> None:
    cases = json.loads(gzip.decompress(PUBLISHED.read_bytes()))
    verdicts = Counter(case["expect"][0] for case in cases)
    assert verdicts == {200: 343, 400: 607}
    wrong = [case["name"] for case in cases if bool(problems_of(case["statement"])) != (case["expect"] == [400])]
    assert wrong == []


def test_every_statement_of_an_export_passes_and_the_totals_are_the_reports(library: Library) -> None:
    pupil = pupil_of(played(classroom(library)))
    said = list(statements([pupil], library.skills, {"first-numbers": "en"}))
    assert [one for one in said if problems_of(one)] == []
    verbs = Counter(one["verb"]["id"].rsplit("/", 1)[1] for one in said)
    assert verbs == {"answered": pupil.report.answers, "mastered": 1, "progressed": 1, "completed": 1, "exited": 1}
    firsts = [one["result"] for one in said if one["result"].get("extensions", {}).get(f"{HOME}about/attempt") == 1]
    assert sum(result["success"] for result in firsts) == pupil.report.right
    assert len({one["id"] for one in said}) == len(said)
    assert said == list(statements([pupil], library.skills, {"first-numbers": "en"})), "taken over twice is taken over once"
    first = said[0]
    assert first["actor"] == {"objectType": "Agent", "account": {"homePage": HOME, "name": "K-1"}}
    assert datetime.fromisoformat(first["timestamp"]) == datetime.fromtimestamp(pupil.facts[2].at_s, UTC)
    assert first["context"]["contextActivities"]["parent"][0]["definition"]["name"] == {"en": library.skills[SKILL].name}
    assert first["result"]["duration"] == "PT4.2S"


def test_a_pack_that_is_gone_still_exports(library: Library) -> None:
    pupil = pupil_of(played(classroom(library)))
    said = list(statements([pupil], {}, {}))
    assert [one for one in said if problems_of(one)] == []
    assert said[0]["object"]["definition"]["description"] == {"und": "How many boats?"}


@pytest.mark.parametrize(
    ("tag", "fits"),
    [("en", True), ("de-CH", True), ("zh-Hant-TW", True), ("x-home", True), ("sl-rozaj", True), ("en-a-bbb-a-ccc", False), ("", False),
     ("e", False), ("de_CH", False), ("en-", False)],
)  # fmt: skip
def test_language_tags(tag: str, fits: bool) -> None:
    assert is_language(tag) is fits
