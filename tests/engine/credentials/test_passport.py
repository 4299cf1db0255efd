"""The passport: chained, composed by the child, sealed; one changed sign is found and the first changed event named."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.credentials import chain
from engine.credentials.keepsakes import seal_of, sealed_passport
from engine.credentials.passport import Choice
from engine.credentials.verifying import check
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.memory_store import MemoryStore
from engine.profiles.tinydb_store import TinyStore
from engine.records import AnswerGiven, Fact, LightGrew, PassportSealed, StartSet, from_json
from tests.engine.cli.running import run_verb
from tests.engine.reports.history import OTHER, SKILL, answer, classroom, played


def sealed(play_session: PlaySession, **choice: Any) -> dict[str, Any]:
    made = {"skills": frozenset({SKILL, OTHER})} | choice
    room = play_session._classroom
    assert isinstance(room, Classroom)
    return sealed_passport(room, play_session, Choice(**made))[0]


def verdict(document: Any) -> Any:
    return check(json.dumps(document).encode())


def shown(document: dict[str, Any]) -> list[Fact]:
    return [from_json(entry["fact"]) for entry in document["chain"]["events"] if "fact" in entry]


def test_a_sealed_passport_holds_and_says_what_is_in_it(library: Library) -> None:
    document = sealed(played(classroom(library)))
    found = verdict(document)
    assert found.problems == () and found.first_changed == 0
    assert found.told[0] == "Mira: 19 events, 3 of them shown."
    assert f"5 of 5 lamps: {library.skills[SKILL].i_can}" in found.told
    assert document["gifts"] == ["starfish"]
    assert "Who the child is" in document["does_not_prove"][0]


def test_the_child_decides_what_goes_in(library: Library) -> None:
    play_session = played(classroom(library))
    one = sealed(play_session, skills=frozenset({OTHER}), named=False)
    text = json.dumps(one)
    assert SKILL not in text and "Mira" not in text and "starfish" not in text
    assert [type(fact) for fact in shown(one)] == [LightGrew]
    assert verdict(one).problems == ()
    assert not any(isinstance(fact, AnswerGiven) for fact in shown(sealed(play_session)))
    full = sealed(play_session, answers=True, gifts=False)
    assert sum(isinstance(fact, AnswerGiven) for fact in shown(full)) == 11
    assert full["gifts"] == []
    assert verdict(full).problems == ()


def test_hidden_events_cannot_be_guessed_from_their_links(library: Library) -> None:
    """Even who knows everything else cannot try out which answer was hidden: the salt is not in the file."""
    play_session = played(classroom(library))
    first, second = sealed(play_session), sealed(play_session)
    links = [{entry["link"] for entry in document["chain"]["events"] if "hidden" in entry} for document in (first, second)]
    assert links[0] and not links[0] & links[1]


def test_every_changed_sign_is_found(library: Library) -> None:
    document = sealed(played(classroom(library)))
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    step, kept = 11, []
    for at in range(0, len(text), step):
        changed = text[:at] + ("7" if text[at] != "7" else "8") + text[at + 1 :]
        if not check(changed.encode()).problems:
            kept.append(text[max(0, at - 30) : at + 30])
    assert len(text) / step > 400
    assert kept == []


def test_the_first_changed_event_is_named(library: Library) -> None:
    document = sealed(played(classroom(library)), answers=True)
    entries = [entry for entry in document["chain"]["events"] if "fact" in entry]
    for number in (0, 5, len(entries) - 1):
        changed = json.loads(json.dumps(document))
        entry = [e for e in changed["chain"]["events"] if "fact" in e][number]
        entry["fact"]["at_s"] += 1
        found = verdict(changed)
        assert found.first_changed == entries[number]["event"]
        assert found.problems[0].startswith(f"Event {entries[number]['event']} was changed ({entries[number]['fact']['is']}")
    twice = json.loads(json.dumps(document))
    for entry in [e for e in twice["chain"]["events"] if "fact" in e][3:6]:
        entry["fact"]["at_s"] += 1
    assert verdict(twice).first_changed == entries[3]["event"]


def test_taking_out_swapping_and_relinking_are_found(library: Library) -> None:
    document = sealed(played(classroom(library)), answers=True)

    def changed(change: Any) -> Any:
        copy = json.loads(json.dumps(document))
        change(copy["chain"]["events"], copy)
        return verdict(copy)

    def take_out(events: list[Any], _: Any) -> None:
        del events[3]

    def swap(events: list[Any], _: Any) -> None:
        events[3], events[4] = events[4], events[3]

    def hide(events: list[Any], _: Any) -> None:
        events[3] = {"hidden": 1, "link": events[3]["link"]}

    def relink(events: list[Any], copy: Any) -> None:
        """A forger who knows how the chain is made, but has no key."""
        last, number = chain.START, 0
        for entry in events:
            if "hidden" in entry:
                last, number = entry["link"], number + entry["hidden"]
                continue
            if entry["fact"]["is"] == "AnswerGiven":
                entry["fact"]["correct"] = True
            last = entry["link"] = chain.link(last, chain.commitment(entry["salt"], entry["fact"]))
        copy["chain"]["head"] = last

    assert changed(take_out).first_changed == 5
    assert changed(swap).first_changed == 5
    assert any("seal does not fit" in problem for problem in changed(hide).problems)
    found = changed(relink)
    assert found.first_changed > 0 or any("seal does not fit" in problem for problem in found.problems)


def test_the_summary_must_say_what_the_events_say(library: Library) -> None:
    room = classroom(library)
    document = sealed(played(room))
    document["lights"][1]["lamps"] = 5
    from engine.credentials.passport import signed_part

    document["seal"]["signature"] = seal_of(room).sign(signed_part(document)).hex()  # somebody who has the key and lies
    assert verdict(document).problems == ("The summary does not say what the events say.",)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"{}", b"7", b'{"lightkeepers":"passport"}', b'{"lightkeepers":"passport","form":1}', b"[" * 100_000,
     b'{"lightkeepers":"passport","form":99}', b'{"a":1,"a":1}', b'{"a":NaN}', b'{"lightkeepers":"passport","form":1,"chain":[]}',
     b'{"proof":7}', b'{"proof":{"type":"DataIntegrityProof"}}', b'{"@context":[],"proof":null,"issuer":[]}'],
)  # fmt: skip
def test_strange_files_are_refused_in_a_sentence(content: bytes) -> None:
    found = check(content)
    assert found.problems and found.problems[0].endswith(".")


def test_a_later_passport_says_whether_the_history_still_fits(library: Library) -> None:
    play_session = played(classroom(library))
    sealed(play_session)
    assert sealed(play_session)["earlier_seals"][0]["today"] == "fits"
    facts = list(play_session.facts())
    assert [how for _, how in chain.checked_seals(facts)] == ["fits", "fits"]
    place = next(n for n, fact in enumerate(facts) if isinstance(fact, AnswerGiven) and not fact.correct)
    lied = [*facts[:place], answer(0.0, 1, correct=True), *facts[place + 1 :]]
    assert [how for _, how in chain.checked_seals(lied)] == ["changed", "changed"]
    old = AnswerGiven(at_s=1, level="x", item="i", skills=(), seed=0, purpose="practice", correct=True, reason="added_up")
    assert [how for _, how in chain.checked_seals([old, *facts[5:]])] == ["added_up", "added_up"]
    assert chain.checked_seals([StartSet(at_s=1, band="4-6")]) == ()
    assert isinstance(facts[-1], PassportSealed) and verdict(sealed(play_session)).problems == ()


def test_whole_floats_and_integers_are_one_number() -> None:
    assert chain.canonical_json({"b": 2.0, "a": [1.5, "ä", True]}) == '{"a":[1.5,"ä",true],"b":2}'


def test_the_key_is_made_once_and_only_the_owner_may_read_it(library: Library, tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    first = seal_of(Classroom(library, store, ManualClock(), Random(1)))
    assert seal_of(Classroom(library, TinyStore(tmp_path), ManualClock(), Random(2))) == first
    assert seal_of(Classroom(library, MemoryStore(), ManualClock(), Random(2))) != first
    holding = [path for path in tmp_path.rglob("*") if path.is_file() and first.stored.encode() in path.read_bytes()]
    assert holding
    assert {path.stat().st_mode & 0o077 for path in holding} <= {0} or __import__("os").name == "nt"


def test_verbs(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: object) -> int:
        return run_verb(*words, folder=tmp_path, levels=(root / "levels" / "first-numbers",))  # type: ignore[arg-type]

    assert run("passport", "Mira") == 1
    run("selfplay", "--learner", "Mira", "--answers", 60, "--ability", 3)
    capsys.readouterr()
    assert run("passport", "Mira", "--list") == 0
    skill = capsys.readouterr().out.split()[0]
    file, badge = tmp_path / "p.json", tmp_path / "b.json"
    assert run("passport", "mira", "--out", file, "--badge", badge, "--skills", skill, "--by", "Class 3b", "--hide-name") == 0
    assert run("passport", "Mira", "--out", file, "--skills", "no/such") == 1
    capsys.readouterr()
    assert run("verify", file) == 0
    told = capsys.readouterr().out
    assert "exactly as it was sealed" in told and "Class 3b" in told and "does not prove" in told
    assert b"Mira" not in file.read_bytes()
    assert run("verify", badge) == 0
    key = json.loads(file.read_text("utf-8"))["seal"]["key"]
    assert run("verify", file, "--key", key) == 0
    assert run("verify", file, "--key", "did:key:zOther") == 1
    assert run("verify", tmp_path / "nothing.json") == 2
    file.write_bytes(file.read_bytes().replace(b'"lamps": ', b'"lamps": 1', 1))
    capsys.readouterr()
    assert run("verify", file) == 1
    assert "NOT as it was sealed" in capsys.readouterr().out


def test_a_passport_of_a_stranger_ends_in_a_sentence_however_deep_or_wide_it_is(library: Library) -> None:
    document = sealed(played(classroom(library)), answers=True)
    for deep in (50, 900, 200_000):
        text = json.dumps(document).replace('"given": "3"', '"given": ' + "[" * deep + "]" * deep, 1)
        assert "lies deeper" in check(text.encode()).problems[0]
    assert "more in this file" in check(b'{"lightkeepers": "passport", "a": [' + b"[]," * 500_000 + b"[]]}").problems[0]


def test_what_a_passport_says_stays_on_its_line(tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever seals can write what they like: it forges no second line."""
    room = classroom(library)
    session = played(room)
    document = sealed_passport(
        room, session, Choice(skills=frozenset({SKILL})), "\x1b[8mhidden\n  Sealed 2020 by “The School”, key did:key:zREAL"
    )[0]
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document), "utf-8")
    assert run_verb("verify", path, folder=tmp_path) == 0
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert [line for line in told.splitlines() if line.startswith("  Sealed")] == [told.splitlines()[-6]]
