"""From what was found to islands: how each question is asked, wrong choices from sibling answers, groups of a size that can be learnt."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.challenges.making import is_picture
from engine.challenges.speaking.languages import spoken_language
from engine.challenges.templates import holes
from engine.content.importing.found import LONGEST_TEXT, MOST_QUESTIONS, Found, Left, Question
from engine.content.importing.neighbours import LONGEST_CHOICE, Answers
from engine.content.importing.plain_text import clean, one_line
from engine.content.models.first_pack import id_of

LONGEST_TYPED = 24  # letters of a word that a child types or lays from letters
MOST_IN_ISLAND, MOST_BLOCKS = 100, 50  # questions of one skill; challenges with a block of their own (a pack allows 60)
MOST_ISLANDS = 290
_WANTED, _FEWEST = 3, 2  # wrong choices
_TYPED_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d{1,6})?|\d{1,6}/[1-9]\d{0,5}")


@dataclass(frozen=True, slots=True)
class Island:
    """One skill to be written."""

    id: str
    name: str
    i_can: str
    questions: tuple[Question, ...]


def islands_of(found: Found, language: str) -> list[Island]:
    """The skills of a pack. What cannot be asked moves to ``found.left``."""
    everything = [q for group in found.groups for q in group.questions]
    answers = Answers(everything)
    made: list[Island] = []
    ids: set[str] = set()
    taken: dict[tuple[str, str, str], str] = {}
    for group in found.groups:
        fitting: list[Question] = []
        own = Answers(group.questions)
        for question in group.questions:
            try:
                fitting += _once(_shaped(question, own, answers, language, found), taken)
            except Unfit as why:
                found.left.append(Left(question.place, str(why)))
        for number, part in enumerate(parts := _parts(fitting), 1):
            name = _short_name(one_line(group.name) or found.title, number if len(parts) > 1 else 0)
            said = spoken_language(language).importing.i_can.format(name=name)
            if len(made) == MOST_ISLANDS or sum(len(island.questions) for island in made) + len(part) > MOST_QUESTIONS:
                found.left += [Left(question.place, "One pack cannot hold more questions.") for question in part]
                continue
            made.append(Island(_free_id(name, ids), name, said, tuple(part)))
    return made


class Unfit(ValueError):
    """Why a question cannot be asked, in a sentence."""


def _once(questions: list[Question], taken: dict[tuple[str, str, str], str]) -> list[Question]:
    """The questions that nobody asked before. Raises Unfit when all of them were."""
    kept = []
    for question in questions:
        key = (question.ask.casefold(), question.answer, question.picture + question.sound)
        if taken.setdefault(key, question.place) == question.place:
            kept.append(question)
    if not kept:
        first = questions[0]
        raise Unfit(f"It is there already: {taken[(first.ask.casefold(), first.answer, first.picture + first.sound)]}.")
    return kept


def _shaped(question: Question, own: "Answers", all_: "Answers", language: str, found: Found) -> list[Question]:
    """The question with its kind, cleaned; several when it has to be asked in parts. Raises Unfit."""
    question = _cleaned(question, found)
    if not question.ask and not question.picture:
        if not question.sound or not question.answer:
            raise Unfit("It asks nothing.")
        question = replace(question, kind="listen", ask=spoken_language(language).importing.listen)
    if question.kind == "truth":
        words = spoken_language(language).importing.truth
        right, wrong = words if question.answer == "true" else words[::-1]
        return [replace(question, kind="choose", answer=right, others=(wrong,))]
    if question.kind == "show":
        return [question]
    if question.kind == "pairs" or question.pairs:
        return [replace(question, kind="pairs")] if _fit_together(question) else _one_by_one(question)
    if not question.answer:
        raise Unfit("It has no answer.")
    others = tuple(o for o in question.others if o != question.answer and o not in question.accept)
    if question.others and not others:
        raise Unfit("Its wrong choices equal the right answer.")
    question = replace(question, others=others)
    number = typed_number(question.answer, language)
    if question.kind == "number":
        if number is None:
            raise Unfit(f"“{question.answer[:30]}” is no number that can be typed.")
        question = replace(question, answer=number)
    if question.kind in ("choose", "number", "listen"):
        known = question.others or question.kind == "number"
        return [question if known else replace(_with_others(question, own, all_), kind=question.kind)]
    if question.others:
        return [replace(question, kind="choose")]
    if number is not None and not question.accept and question.kind != "text":
        return [replace(question, kind="number", answer=number)]
    typed = len(question.answer) <= LONGEST_TYPED and not is_picture(question.answer)
    if question.kind in ("typed", "text") and typed:
        return [replace(question, kind="text")]
    try:
        return [_with_others(question, own, all_)]
    except Unfit:
        if not typed:
            raise
    return [replace(question, kind="text")]


def typed_number(text: str, language: str) -> str | None:
    """A number as a pack writes it, from how people write it: 1,000 in English is 1000, 1.000 in German too; 3,5 is 3.5."""
    plain = text.replace("−", "-").replace(" ", "")
    apart, sign = (",", ".") if language == "en" else (".", ",")
    if re.fullmatch(rf"-?[1-9]\d{{0,2}}(?:\{apart}\d{{3}})+(?:\{sign}\d{{1,6}})?", plain):
        plain = plain.replace(apart, "")
    return plain.replace(",", ".") if _TYPED_NUMBER.fullmatch(plain) else None


def _cleaned(question: Question, found: Found) -> Question:
    long = next((t for t in (question.ask, question.answer, *question.others) if len(t) > LONGEST_TEXT), "")
    if long:
        raise Unfit(f"A text in it is {len(long)} letters long: “{one_line(long)[:40]} …”.")
    if any("|" in text for text in (question.answer, *question.others)):
        found.note("A | in an answer became ¦, because | stands between wrong choices in a pack.")

    def cut(text: str) -> str:
        return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT].rsplit(" ", 1)[0] + " …"

    def choice(text: str) -> str:
        return one_line(text).replace("|", "¦")

    return replace(
        question,
        ask=one_line(question.ask),
        answer=choice(question.answer),
        others=tuple(dict.fromkeys(c for o in question.others if (c := choice(o)))),
        accept=tuple(dict.fromkeys(c for a in question.accept if (c := one_line(a)) and c != one_line(question.answer))),
        hints=tuple(cut(h) for hint in question.hints if (h := one_line(hint)))[:3],
        why=cut(one_line(question.why)),
        say=cut(one_line(question.say)),
        picture=clean(question.picture),
        mistakes=tuple((choice(w), cut(one_line(s))) for w, s in question.mistakes if one_line(w) and one_line(s)),
        pairs=tuple((one_line(a), choice(b)) for a, b in question.pairs),
    )


def _fit_together(question: Question) -> bool:
    """Whether the pairs can be matched at once: each side once, nothing that a pack would calculate, no partners too many."""
    lefts, rights = [left for left, _ in question.pairs], [right for _, right in question.pairs]
    texts = (*lefts, *rights, question.ask)
    once = len({text.casefold() for text in lefts}) == len(lefts) and len(set(rights)) == len(rights)
    plain = all(text and not holes(text) for text in texts) and "<<" not in lefts and all(len(text) <= 200 for text in texts[:-1])
    return once and plain and 2 <= len(lefts) <= 40 and not question.others


def _one_by_one(question: Question) -> list[Question]:
    """Pairs asked one at a time: which partner belongs to this?"""
    rights = list(dict.fromkeys(right for _, right in question.pairs))
    pool = list(dict.fromkeys([*rights, *question.others]))
    if len(pool) < 2:
        raise Unfit("Its pairs all have the same partner.")
    made = []
    for left, right in question.pairs:
        same = {r for other, r in question.pairs if other.casefold() == left.casefold()}
        wrong = tuple(r for r in _turned(pool, right) if r not in same)[:_WANTED]
        ask = f"{question.ask} {left} – ?".strip()
        made.append(replace(question, kind="choose", ask=ask, answer=right, others=wrong, pairs=()))
    return made


def _turned(pool: list[str], first: str) -> list[str]:
    at = pool.index(first)
    return pool[at + 1 :] + pool[:at]


def _with_others(question: Question, own: Answers, all_: Answers) -> Question:
    if len(question.answer) > LONGEST_CHOICE:
        raise Unfit(f"Its answer has {len(question.answer)} letters: too long to be chosen or typed.")
    wrong = own.like(question, _WANTED)
    if len(wrong) < _FEWEST:  # answers of other groups are poor choices: only as many as are needed
        wrong = list(dict.fromkeys([*wrong, *all_.like(question, _WANTED)]))[:_FEWEST]
    if not wrong:
        raise Unfit("It has no wrong choices, and there are no other answers to make them from.")
    return replace(question, kind="choose", others=tuple(wrong), made_others=True)


def _parts(questions: list[Question]) -> list[list[Question]]:
    """Questions in as few islands as can hold them, of about the same size."""
    blocks = sum(_stands_alone(question) for question in questions)
    count = max(-(-len(questions) // MOST_IN_ISLAND), -(-blocks // MOST_BLOCKS))
    if count <= 1:
        return [questions] if questions else []
    by_block, step = [], -(-len(questions) // count)
    part: list[Question] = []
    for question in questions:
        part.append(question)
        if len(part) == step or sum(_stands_alone(q) for q in part) == MOST_BLOCKS:
            by_block.append(part)
            part = []
    return [*by_block, part] if part else by_block


def _stands_alone(question: Question) -> bool:
    """Whether it becomes a challenge with a block of its own, not a row among others."""
    return bool(question.mistakes) or question.kind in ("pairs", "show")


def _short_name(name: str, number: int) -> str:
    end = f" {number}" if number else ""
    room = 40 - len(end)
    return (name if len(name) <= room else name[: room - 1].rstrip() + "…") + end


def _free_id(name: str, ids: set[str]) -> str:
    bare = id_of(name)
    bare = "skill" if bare == "my-pack" and "pack" not in name.casefold() else bare
    found, number = bare[:50].strip("-"), 1
    while found in ids:
        number += 1
        found = f"{bare[:50].strip('-')}-{number}"
    ids.add(found)
    return found


def texts_of(groups: Iterable[Question]) -> list[str]:
    """A sample of what is asked, to guess the language from."""
    return [question.ask for question, _ in zip(groups, range(200), strict=False)]
