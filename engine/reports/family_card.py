"""The family card: one plain page for the fridge door. What I did, what I can do now, what comes next, and a question for home.

The page speaks in the child's words, the "I can" of the packs. It needs nothing but itself: no picture from elsewhere, no script.
The game hands in ``CardWords`` in the player's language; alone it is English.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from html import escape

from engine.clock import date_of
from engine.records import Fact, LightGrew
from engine.reports.progress import Report, SkillLine

_CAN, _WORK, _NEXT = 6, 3, 3
_FULL = 5
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """Everything on the card that no pack has written."""

    language: str = "en"
    title: str = "{name}’s lights"
    title_without_name: str = "My lights"
    when: str = "From the Lantern Sea, {date}"
    did: str = "What I did"
    minutes: str = "Minutes played this week: {n}"
    levels: str = "Levels finished so far: {n}"
    right: str = "Right the first time so far: {n}"
    can: str = "What I can do now"
    new: str = "new this week"
    none_yet: str = "My first lights are on their way."
    work: str = "What I am working on"
    lamps: str = "{n} of 5 lamps"
    soon: str = "Next I want to learn"
    ask: str = "Ask me at home"
    ask_anything: str = "What made you laugh on the sea today?"
    date: str = "{day} {month} {year}"
    months: tuple[str, ...] = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The texts of one card; ``can`` has a mark for what is new, ``work`` the lamps."""

    title: str
    when: str
    did: tuple[str, ...]
    can: tuple[tuple[str, bool], ...]
    work: tuple[tuple[str, int], ...]
    soon: tuple[str, ...]
    question: str
    words: CardWords


def card(
    report: Report,
    facts: Iterable[Fact],
    now_s: float,
    *,
    named: bool = True,
    words: CardWords | None = None,
    zone: tzinfo | None = None,
) -> Card:
    """One child's card at one moment; without ``named`` the nickname stands nowhere."""
    say = words or CardWords()
    now = date_of(now_s, zone)
    new = {
        fact.skill
        for fact in facts
        if isinstance(fact, LightGrew) and fact.lamps >= _FULL and 0 <= now_s - fact.at_s <= _WEEK.total_seconds()
    }
    can = sorted(report.can_do, key=lambda line: (line.skill not in new, line.name))
    asked = next((line.at_home for line in (*report.working_on, *can, *report.next_up) if line.at_home), say.ask_anything)
    return Card(
        title=say.title.format(name=report.nickname) if named else say.title_without_name,
        when=say.when.format(date=say.date.format(day=now.day, month=say.months[now.month - 1], year=now.year)),
        did=(
            say.minutes.format(n=round(report.minutes_week)),
            say.levels.format(n=report.levels),
            say.right.format(n=report.right),
        ),
        can=tuple((_can(line), line.skill in new) for line in can[:_CAN]),
        work=tuple((_can(line), line.lamps) for line in report.working_on[:_WORK]),
        soon=tuple(_can(line) for line in report.next_up[:_NEXT]),
        question=asked,
        words=say,
    )


def _can(line: SkillLine) -> str:
    return line.i_can or line.name


def as_text(made: Card) -> str:
    """The card for any printer or message."""
    say = made.words
    parts = [
        (say.did, made.did),
        (say.can, [text + (f" ({say.new})" if is_new else "") for text, is_new in made.can] or [say.none_yet]),
        (say.work, [f"{text} ({say.lamps.format(n=lamps)})" for text, lamps in made.work]),
        (say.soon, made.soon),
        (say.ask, [made.question]),
    ]
    lines = [made.title, "=" * len(made.title), made.when]
    for head, texts in parts:
        if texts:
            lines += ["", head, "-" * len(head)]
            for text in texts:
                lines += textwrap.wrap(text, 72, initial_indent="* ", subsequent_indent="  ")
    return "\n".join(lines) + "\n"


def as_html(made: Card) -> str:
    """The card as one page of A4 or Letter, for the screen and for paper."""
    say = made.words
    can = "".join(
        f"<li>{_TOWER}{escape(text)}{f' <em>{escape(say.new)}</em>' if is_new else ''}</li>" for text, is_new in made.can
    )
    work = "".join(f"<li>{escape(text)} {_lamps(lamps, say.lamps.format(n=lamps))}</li>" for text, lamps in made.work)
    sections = [
        _section(say.did, "".join(f"<li>{escape(text)}</li>" for text in made.did)),
        _section(say.can, can or f"<li>{escape(say.none_yet)}</li>"),
        _section(say.work, work) if work else "",
        _section(say.soon, "".join(f"<li>{escape(text)}</li>" for text in made.soon)) if made.soon else "",
        f'<section class="ask"><h2>{escape(say.ask)}</h2><p>“{escape(made.question)}”</p></section>',
    ]
    return (
        f'<!doctype html>\n<html lang="{escape(say.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(made.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<header>{_LIGHTHOUSE}<div><h1>{escape(made.title)}</h1><p>{escape(made.when)}</p></div></header>\n"
        + "\n".join(section for section in sections if section)
        + "\n</body>\n</html>\n"
    )


def _section(head: str, items: str) -> str:
    return f"<section><h2>{escape(head)}</h2><ul>{items}</ul></section>"


def _lamps(lit: int, label: str) -> str:
    """Five lamps; full or empty is told by the shape as well as by the ink."""
    dots = "".join(
        f'<circle cx="{9 + n * 18}" cy="9" r="7" fill="{"#1f2544" if n < lit else "none"}" stroke="#1f2544" stroke-width="2"/>'
        for n in range(_FULL)
    )
    return f'<svg class="lamps" viewBox="0 0 90 18" role="img" aria-label="{escape(label)}">{dots}</svg>'


_TOWER = (
    '<svg class="mark" viewBox="0 0 20 28" aria-hidden="true"><path d="M6 26 8 11h4l2 15z" fill="#fff" stroke="#1f2544" stroke-width="2"/>'
    '<path d="M6 10h8V5l-4-3-4 3z" fill="#ffc93c" stroke="#1f2544" stroke-width="2"/></svg>'
)
_LIGHTHOUSE = (
    '<svg class="big" viewBox="0 0 120 120" aria-hidden="true"><path d="M62 34 118 16v40z" fill="#ffe9a8"/><path d="M58 34 2 16v40z" fill="#ffe9a8"/>'
    '<path d="M46 104 52 46h16l6 58z" fill="#fff" stroke="#1f2544" stroke-width="4"/><path d="M50 66h20l2 16H48z" fill="#d9604c"/>'
    '<path d="M50 44V30l10-10 10 10v14z" fill="#ffc93c" stroke="#1f2544" stroke-width="4"/>'
    '<path d="M6 112q14-14 27 0t27 0 27 0 27 0" fill="none" stroke="#2f7f9d" stroke-width="6" stroke-linecap="round"/></svg>'
)
_STYLE = """
@page { margin: 14mm }
* { box-sizing: border-box }
body { font: 14pt/1.45 "Lexend", "Atkinson Hyperlegible", Verdana, sans-serif; color: #1f2544; background: #fff;
 max-width: 180mm; margin: 0 auto; padding: 6mm }
header { display: flex; gap: 6mm; align-items: center; border-bottom: 2pt solid #1f2544; padding-bottom: 3mm }
h1 { font-size: 26pt; margin: 0 } header p { margin: 1mm 0 0 }
h2 { font-size: 17pt; margin: 6mm 0 1mm }
ul { list-style: none; margin: 0; padding: 0 } li { margin: 1.5mm 0 }
.big { width: 26mm; height: 26mm; flex: none } .mark { width: 5mm; height: 7mm; vertical-align: -1.5mm; margin-right: 2mm }
.lamps { width: 22mm; height: 4.4mm; vertical-align: -.6mm; margin-left: 2mm }
em { font-style: normal; border: 1pt solid #1f2544; border-radius: 3mm; padding: 0 2mm; font-size: 11pt; white-space: nowrap }
.ask { border: 2pt solid #1f2544; border-radius: 4mm; padding: 1mm 5mm 3mm; margin-top: 7mm; break-inside: avoid }
.ask h2 { margin-top: 2mm } .ask p { font-size: 16pt; margin: 1mm 0 0 }
section { break-inside: avoid }
@media print { body { padding: 0; font-size: 12pt; line-height: 1.35 } h2 { font-size: 15pt; margin: 4mm 0 .5mm } li { margin: .8mm 0 }
 .ask { margin-top: 4mm } .ask p { font-size: 14pt } .big { width: 20mm; height: 20mm } }
"""
