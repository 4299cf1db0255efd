"""The family card: one plain page, easy to read, the name only where it is wanted, nothing from elsewhere."""

import re
import statistics
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from engine.content.library.library import Library
from engine.credentials.keepsakes import card_of
from engine.reports.family_card import Card, CardWords, as_html, as_text, card
from engine.reports.progress import SkillLine
from tests.engine.cli.running import run_verb
from tests.engine.reports.history import SKILL, classroom, played

AGE_OF_A_READER = 8.0


def made(library: Library, **more: Any) -> Card:
    room = classroom(library)
    return card_of(room, played(room), **more)


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.asks_for: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.asks_for += [f"{name}={value}" for name, value in attrs if name in ("src", "href", "srcset", "action", "data")]


def test_did_can_now_next_and_a_question(library: Library) -> None:
    text = as_text(made(library))
    skill = library.skills[SKILL]
    order = ["Mira’s lights", "What I did", "What I can do now", f"* {skill.i_can} (new this week)", "What I am working on",
             "(2 of 5 lamps)", "Next I want to learn", "Ask me at home"]  # fmt: skip
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "Minutes played this week: 2" in text and "Right the first time so far: 7" in text
    question = text.split("Ask me at home")[1]
    assert any(line.at_home.split()[0] in question for line in library.skills.values() if line.at_home)


def test_the_question_is_the_pack_authors(library: Library) -> None:
    asked = made(library).question
    assert asked in {skill.at_home for skill in library.skills.values()}
    assert asked == library.skills["first-numbers/more-less"].at_home, "of what the child is working on"


def test_without_the_name_it_stands_nowhere(library: Library) -> None:
    hidden = made(library, named=False)
    for page in (as_text(hidden), as_html(hidden)):
        assert "Mira" not in page
        assert "My lights" in page
    assert as_text(made(library)).count("Mira") == 1


def test_the_page_needs_nothing_but_itself(library: Library) -> None:
    page = as_html(made(library))
    found = Links()
    found.feed(page)
    assert found.asks_for == []
    assert not {"script", "link", "img", "iframe", "object"} & set(found.tags)
    assert "url(" not in page and "@import" not in page
    assert "<title>Mira’s lights</title>" in page and '<html lang="en">' in page
    for svg in re.findall(r"<svg.*?</svg>", page, re.S):
        ElementTree.fromstring(svg)
    assert 'aria-label="2 of 5 lamps"' in page


def test_a_nickname_or_a_pack_cannot_put_markup_on_the_page(library: Library) -> None:
    room = classroom(library)
    page = as_html(card_of(room, played(room, nickname='<b>&"x')))
    assert "<b>" not in page and "&lt;b&gt;&amp;&quot;x" in page


def test_somebody_who_has_not_played_gets_a_friendly_card(library: Library) -> None:
    from engine.profiles.profile import new_profile

    room = classroom(library)
    text = as_text(card_of(room, room.welcome(new_profile("Jo", created_s=0.0))))
    assert "My first lights are on their way." in text
    assert "working on" not in text


def syllables(word: str) -> int:
    """Groups of vowels; a silent e at the end does not count."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    if word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1:
        groups -= 1
    return max(1, groups)


def reading_age(text: str) -> float:
    """Flesch-Kincaid grade (Kincaid et al. 1975) plus five years."""
    sentences = [s for s in re.split(r"[.!?:\n]+", text) if re.search("[a-zA-Z]", s)]
    words = re.findall(r"[A-Za-z’']+", text)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return 5.0 + grade


def test_the_measure_of_reading_age_tells_easy_from_hard() -> None:
    assert reading_age("The cat sat. It was warm.") < 6
    assert reading_age("Considerable difficulties characterise institutional administrative communication.") > 15


def test_the_card_is_easy_to_read(library: Library) -> None:
    """Whatever skills are on it: the card's own words and every "I can" and question of the shipped packs."""
    say = CardWords()
    own = "\n".join(
        [say.title_without_name, say.did, say.can, say.work, say.soon, say.ask, say.none_yet, say.ask_anything, say.new]
    )
    assert reading_age(own) <= AGE_OF_A_READER
    ages = [reading_age(f"{skill.i_can}\n{skill.at_home}") for skill in library.skills.values()]
    assert statistics.median(ages) <= AGE_OF_A_READER
    assert reading_age(as_text(made(library))) <= AGE_OF_A_READER


def test_a_full_card_stays_one_page() -> None:
    """Six, three and three lines, even two rows each, fit on A4 and on Letter: seen in a browser."""
    lines = [
        SkillLine(skill=f"p/{n}", name=f"Skill {n}", i_can="I can " + "do very many things " * 3, lamps=n % 6, stage="", tries=9,
                  right=5, at_home="Ask me " + "this " * 20, probability=0.5)
        for n in range(30)
    ]  # fmt: skip
    from engine.reports.progress import Report

    report = Report(nickname="Mira", answers=9, right=5, levels=2, can_do=tuple(lines), working_on=tuple(lines), next_up=tuple(lines),
                    mix_ups=(), days=(), areas=(), minutes_today=0.0, minutes_week=12.3, learning_share=0.5)  # fmt: skip
    full = card(report, [], 1.8e9)
    assert (len(full.can), len(full.work), len(full.soon)) == (6, 3, 3)


def test_the_verb(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: object) -> int:
        return run_verb(*words, folder=tmp_path, levels=(root / "levels" / "first-numbers",))  # type: ignore[arg-type]

    assert run("card", "Mira") == 1
    assert "Nobody here is called Mira" in capsys.readouterr().out
    run("selfplay", "--learner", "Mira", "--answers", 30)
    assert run("card", "Mira") == 0
    assert "Mira’s lights" in capsys.readouterr().out
    assert run("card", "mira", "--out", tmp_path / "c.html", "--hide-name") == 0
    assert "Mira" not in (tmp_path / "c.html").read_text("utf-8")
    assert run("card", "Mira", "--out", tmp_path / "c.txt") == 0
    assert (tmp_path / "c.txt").read_text("utf-8").startswith("Mira’s lights\n")
    assert run("card", "Mira", "--out", tmp_path / "no" / "c.txt") == 1
