"""Packs found, kept between two starts, and turned into challenges."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.challenges.base import Answer, Form, Right, Wrong
from engine.content.compiled.compiling import FORM
from engine.content.library import pack_cache
from engine.content.library.library import Library, find_packs, load_library
from tests.engine.content.writing import GOOD, PLUS, check, skill

LIKES = skill(
    'picture: "{thing_picture}"\n'
    'kind: number\nask: "{a} {thing} and {b} {thing}. How many?"\n'
    "steps: [{ a: 1 to 9, b: 1 to 9 }, { a: 5 to 9, b: 5 to 9 }]\nanswer: a + b",
    more="    interests: { thing: { space: [rockets 🚀], sea: [fish 🐟, crabs 🦀] } }\n",
)


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with one good pack in it."""
    folder = tmp_path / "packs"
    (folder / "trial").mkdir(parents=True)
    (folder / "trial" / "pack.yaml").write_text(GOOD, "utf-8")
    return folder


def compilations(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every pack that is checked from now on, in order."""
    from engine.content.checks import checking

    seen: list[Path] = []
    real = checking.check_pack

    def watched(path: Path, **options: object) -> object:
        seen.append(path)
        return real(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "check_pack", watched)
    return seen


def test_packs_are_folders_and_single_files_but_no_links_and_nothing_hidden(packs: Path) -> None:
    (packs / "single.yaml").write_text(GOOD, "utf-8")
    (packs / ".hidden.yaml").write_text(GOOD, "utf-8")
    (packs / "notes.txt").write_text("x", "utf-8")
    (packs / "empty").mkdir()
    (packs / "link").symlink_to(packs / "trial")
    assert [path.name for path in find_packs([packs, packs / "none"])] == ["single.yaml", "trial"]


def test_a_skill_and_its_families_come_out_as_they_were_written(packs: Path) -> None:
    library = load_library([packs])
    found = library.skills["trial/plus"]
    assert (found.name, found.i_can, found.ages, found.pack) == ("Plus", "I can add.", (7, 10), "trial")
    assert [family.item for family in found.families] == ["trial/plus#0.0", "trial/plus#0.1"]
    assert found.families[0].difficulty < found.families[1].difficulty
    assert found.families[0].guess == {Form.NUMBER: 0.0, Form.CHOOSE: 0.25}
    assert library.packs[0].folder == packs / "trial"


def test_a_challenge_comes_again_from_its_seed_and_is_judged(packs: Path) -> None:
    library = load_library([packs])
    for seed in range(20):
        challenge = library.make("trial/plus#0.1", seed)
        assert library.make("trial/plus#0.1", seed) == challenge
        a, b = (int(part) for part in challenge.prompt.text.removesuffix(" = ?").split(" + "))
        assert library.judge(challenge, Answer(Form.NUMBER, (str(a + b),))) == Right()
        assert library.judge(challenge, Answer(Form.NUMBER, (str(a + b + 1),))) == Wrong()


def test_a_challenge_is_not_asked_again_while_there_are_others(packs: Path) -> None:
    library = load_library([packs])
    seen: set[str] = set()
    for _ in range(15):
        seen.add(library.make("trial/plus#0.0", 3, avoid=frozenset(seen)).identity)
    assert len(seen) == 15
    every = frozenset(library.make("trial/plus#0.0", seed).identity for seed in range(400))
    assert len(every) == 25
    assert library.make("trial/plus#0.0", 3, avoid=every).identity in every, "when all were asked, one comes again"


def test_a_family_that_is_not_there_is_a_lookup_error(packs: Path) -> None:
    library = load_library([packs])
    for item in ("trial/plus#0.7", "trial/minus#0.0", "nothing", ""):
        with pytest.raises(LookupError):
            library.make(item, 1)


def test_rare_values_that_give_no_question_are_passed_over(tmp_path: Path) -> None:
    wide = "{ a: 1 to 1000, b: 1 to 1000 }"
    (tmp_path / "a.yaml").write_text(GOOD.replace("{ a: 1 to 5, b: 1 to 5 }", wide), "utf-8")
    library = load_library([tmp_path])
    stored = library._stored["trial/plus"]["challenges"][0]
    stored["answer"] = "a / 0 if a > 300 else a + b"
    for seed in range(50):
        assert library.make("trial/plus#0.0", seed).shown_solution
    stored["answer"] = "a / 0"
    library._templates.clear()
    with pytest.raises(LookupError):
        library.make("trial/plus#0.0", 1)


def test_interests_change_the_words_and_never_the_question(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LIKES, "utf-8")
    library = load_library([tmp_path])
    assert not library.problems
    for seed in range(30):
        space, sea = (library.make("trial/tried#0.0", seed, interests=[like]) for like in ("space", "sea"))
        assert space.solution == sea.solution
        assert space.difficulty == sea.difficulty
        assert "rockets" in space.prompt.text
        assert space.prompt.picture == "🚀"
        assert sea.prompt.text.replace("fish", "rockets").replace("crabs", "rockets") == space.prompt.text


def test_the_second_pack_of_the_same_name_is_left_out_and_named(packs: Path) -> None:
    (packs / "zwei").mkdir()
    (packs / "zwei" / "pack.yaml").write_text(GOOD.replace("Trial", "Other"), "utf-8")
    library = load_library([packs])
    assert [pack.title for pack in library.packs] == ["Trial"]
    assert [problem.code for problem in library.problems] == ["duplicate_pack"]


def test_a_pack_can_be_switched_off(packs: Path) -> None:
    assert not load_library([packs], switched_off=frozenset({"trial"})).packs


def test_a_broken_pack_is_named_and_the_others_play(packs: Path) -> None:
    (packs / "broken.yaml").write_text("a: [", "utf-8")
    library = load_library([packs])
    assert [pack.id for pack in library.packs] == ["trial"]
    assert [problem.file for problem in library.problems] == ["broken.yaml"]


# ------------------------------------------------------------------ kept packs
def same(one: Library, other: Library) -> bool:
    """Whether two libraries ask the same and name the same problems."""
    items = [family.item for entry in one.skills.values() for family in entry.families]
    return (one.packs, one.problems) == (other.packs, other.problems) and all(one.make(i, 7) == other.make(i, 7) for i in items)


def test_a_kept_pack_is_not_checked_again_and_plays_the_same(
    packs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (packs / "trial" / "pack.yaml").write_text(LIKES.replace("I can try", "Try"), "utf-8")
    cold = load_library([packs], cache=tmp_path / "cache")
    assert [problem.code for problem in cold.problems] == ["not_first_person"]
    checked = compilations(monkeypatch)
    warm = load_library([packs], cache=tmp_path / "cache")
    assert not checked
    assert same(cold, warm)


def test_a_start_with_kept_packs_needs_neither_yaml_nor_models(packs: Path, tmp_path: Path, root: Path) -> None:
    load_library([packs], cache=tmp_path / "cache")
    code = (
        "import sys; from pathlib import Path; from engine.content.library.library import load_library;"
        f"library = load_library([Path({str(packs)!r})], cache=Path({str(tmp_path / 'cache')!r}));"
        "assert library.make('trial/plus#0.0', 1).shown_solution;"
        "print(*sorted({'yaml', 'pydantic', 'pygame', 'engine.content.checks.checking'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "pack.yaml").write_text(GOOD.replace("Trial", "Trail"), "utf-8"),
        lambda folder: (folder / "fish.png").write_bytes(b"a picture"),
    ],
)
def test_a_changed_pack_is_checked_anew(change: object, packs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_library([packs], cache=tmp_path / "cache")
    change(packs / "trial")  # type: ignore[operator]
    checked = compilations(monkeypatch)
    load_library([packs], cache=tmp_path / "cache")
    assert checked == [packs / "trial"]
    assert len(list((tmp_path / "cache").iterdir())) == 1, "old forms do not pile up"


def test_a_changed_compiler_checks_anew(packs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_library([packs], cache=tmp_path / "cache")
    checked = compilations(monkeypatch)
    monkeypatch.setattr(pack_cache, "FORM", FORM + 1)
    load_library([packs], cache=tmp_path / "cache")
    assert checked == [packs / "trial"]


def test_a_pack_checked_without_pictures_is_checked_again_with_them(packs: Path, tmp_path: Path) -> None:
    (packs / "trial" / "pack.yaml").write_text(LIKES, "utf-8")
    assert not load_library([packs], cache=tmp_path / "cache").problems
    seen = load_library([packs], cache=tmp_path / "cache", can_show=lambda name, folder: False)
    assert {problem.code for problem in seen.problems} == {"cannot_show"}


def test_a_damaged_kept_pack_is_made_anew_at_every_byte(packs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = load_library([packs], cache=tmp_path / "cache")
    (entry,) = (tmp_path / "cache").iterdir()
    good = entry.read_bytes()
    kept = [cold._stored["trial/plus"]]
    damaged = [good[:cut] for cut in range(0, len(good), 97)]
    damaged += [good[:at] + bytes([good[at] ^ 0x01]) + good[at + 1 :] for at in range(0, len(good), 41)]
    damaged += [
        b"null",
        b"[]",
        b"\xff\xfe",
        b"\n{}",
        json.dumps({"pack": kept, "problems": []}).encode(),
        good.partition(b"\n")[2],
    ]
    checked = compilations(monkeypatch)
    for number, broken in enumerate(damaged, 1):
        entry.write_bytes(broken)
        if number % 25 == 0:
            assert same(cold, load_library([packs], cache=tmp_path / "cache"))
        else:
            pack_cache.compiled_pack(packs / "trial", tmp_path / "cache", None)
        assert len(checked) == number, broken[:80]
    assert entry.read_bytes() == good


def test_without_a_place_to_keep_packs_they_still_play(packs: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", "utf-8")
    assert load_library([packs], cache=tmp_path / "cache").packs


def test_a_pack_brings_no_kept_form_of_its_own(packs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_library([packs], cache=packs / "trial" / "cache")
    checked = compilations(monkeypatch)
    load_library([packs], cache=tmp_path / "cache")
    assert checked == [packs / "trial"]


def test_a_broken_skill_that_others_need_does_not_stop_them(tmp_path: Path) -> None:
    text = GOOD.replace("answer: a + b", "answer: a + c") + PLUS.replace("plus", "more").replace(
        "    i_can:", "    needs: plus\n    i_can:"
    )
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    library = load_library([tmp_path])
    assert list(library.skills) == ["trial/more"]
    assert library.graph().nodes["trial/more"].needs == ()


TEACHERS = """
  doubles:
    name: Doubles
    i_can: I can double any number up to 10.
    standards: [CCSS.MATH.CONTENT.2.OA.B.2]
    at_home: Ask me how I double 7.
    challenges:
      - kind: number
        ask: "{a} + {a} = ?"
        steps:                      # from easy to hard; one step is enough
          - { a: 1 to 5 }
          - { a: 4 to 10 }
        answer: a + a
        hints:
          - Hold up {a} fingers on both hands.
          - "{a} and {a} more: count on from {a}."
        why: Doubling means the same amount twice.
  times-2:
    name: Two times table
    i_can: I can multiply by 2.
    needs: [doubles]
    interests: { thing: [dinosaurs 🦕, rockets 🚀, kittens 🐈] }
    challenges:
      - kind: number
        ask: "{a} boxes with 2 {thing} each. How many {thing}?"
        steps: [{ a: 3 to 5 }, { a: 3 to 10 }]
        answer: a * 2
        mistakes:
          added: { when: a + 2, say: "You added. {a} boxes with 2 each is 2 + 2 + … , {a} times." }
      - kind: choose
        ask: Which is the same as {a} × 2?
        steps: [{ a: 3 to 9 }]
        answer: "{a} + {a}"
        others: ["{a} + 2", "{a} + {a} + {a}", "2 + 2"]
  spelling:
    name: Spelling
    i_can: I can spell.
    challenges:
      - kind: text
        ask: "{picture}"
        say: Spell {word}.
        rows:
          - { word: cat, picture: 🐈 }
          - { word: dog, picture: 🐕 }
          - { word: fish, picture: 🐟 }
          - { word: ship, picture: ⛵, step: 2 }
          - { word: frog, picture: 🐸 }
          - { word: bee, picture: 🐝, step: 2 }
          - { word: sun, picture: ☀️, step: 2 }
          - { word: egg, picture: 🥚, step: 2 }
        answer: "{word}"
"""


def test_a_pack_as_a_teacher_writes_it_plays(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD + TEACHERS, "utf-8")
    library = load_library([tmp_path])
    assert [problem.text for problem in library.problems] == []
    doubles = library.make("trial/doubles#0.1", 5)
    a = doubles.prompt.text.split(" ")[0]
    assert doubles.hints == (f"Hold up {a} fingers on both hands.", f"{a} and {a} more: count on from {a}.")
    assert (doubles.why, doubles.prompt.spoken) == ("Doubling means the same amount twice.", f"{a} plus {a} is what?")
    assert library.skills["trial/times-2"].needs == ("trial/doubles",)
    boxes = library.make("trial/times-2#0.0", 1, interests=["space"])
    number = int(boxes.prompt.text.split(" ")[0])
    verdict = library.judge(boxes, Answer(Form.NUMBER, (str(number + 2),)))
    assert isinstance(verdict, Wrong)
    assert verdict.mistake is not None
    assert verdict.mistake.say == f"You added. {number} boxes with 2 each is 2 + 2 + … , {number} times."
    ship = library.make("trial/spelling#0.1", 1)
    assert (ship.prompt.picture, ship.prompt.spoken, ship.solution[Form.TEXT]) == ("🐝", "Spell bee.", ("bee",))


@pytest.mark.parametrize(("answer", "pad"), [("a", ""), ("a - 5", "−"), ("a / 2", "."), ("a / 3", "/"), ("a / 4 - 1", ".−")])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_pad_of_a_skill_has_the_signs_of_all_its_answers(answer: str, pad: str, language: str, tmp_path: Path) -> None:
    text = skill(f'kind: number\nask: "{{a}}?"\nsteps: [{{ a: 1 to 9 }}, {{ a: 4 to 20 }}]\nanswer: {answer}\n')
    compiled = check(text.replace("language: en", f"language: {language}"), tmp_path).compiled
    assert compiled is not None
    assert [challenge["pad"] for challenge in compiled["skills"][1]["challenges"]] == [pad]
