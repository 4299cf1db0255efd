"""Contents of keepers' files that somebody made by hand: each a small lie somewhere, all with right checksums."""

import copy
import json
import zlib
from collections.abc import Callable, Mapping
from typing import Any

from engine.learning.learner import new_learner
from engine.profiles.rows import PlainTables
from engine.profiles.travel.sealing import MAGIC, sealed
from tests.engine.profiles.samples import BOOKMARK

ID = "ab" * 16
SKILL = "first-numbers/count-to-5"
Change = Callable[[PlainTables], None]

START = {
    "is": "LevelStarted",
    "at_s": 1e9,
    "level": "l1",
    "skill": SKILL,
    "purpose": "practice",
    "minigame": "fog_beam",
    "seed": 1,
}
ANSWER = {
    "is": "AnswerGiven", "at_s": 1e9 + 5, "level": "l1", "item": f"{SKILL}#dots.1", "skills": [SKILL], "seed": 1,
    "purpose": "practice", "correct": False, "given": "3", "predicted": 0.7, "target": 0.75, "reason": "growing", "asked": "How many?",
}  # fmt: skip
ENDED = {"is": "LevelEnded", "at_s": 1e9 + 60, "level": "l1", "finished": True, "play_s": 60.0}
LIGHT = {"is": "LightGrew", "at_s": 1e9 + 60, "skill": SKILL, "lamps": 2}
PAST: dict[str, Any] = {
    "n": 3, "level": "l0", "at_s": 9e8, "end_s": 9e8 + 60, "started": [SKILL, "practice", "fog_beam"], "ended": [[True, 60.0, 30.0]],
    "helped": False, "feelings": ["right"],
    "results": [{"skills": [SKILL], "purpose": "practice", "item": f"{SKILL}#dots.1", "first": [1, 0, 2], "later": [0, 0, 0],
                 "mistakes": {"minus": 1}, "difficulty": 0.0, "timed": 3, "spent_s": 9.0}],
}  # fmt: skip


def good() -> PlainTables:
    """A keeper as the game writes one."""
    return copy.deepcopy(
        {
            "profile": {"1": {"id": ID, "nickname": "Opfer", "look": 1, "band": "7-9", "created_s": 8e8}},
            "facts": {str(number): dict(row) for number, row in enumerate((START, ANSWER, ENDED, LIGHT), 1)},
            "past": {"1": PAST},
            "state": {"1": new_learner("7-9", 1e9).to_json()},
            "level": {"1": BOOKMARK},
        }
    )


def put(table: str, place: str, value: Any, number: str = "1") -> Change:
    """Set a value in a row; ``place`` is a path such as ``results.0.first``."""

    def change(tables: PlainTables) -> None:
        holder: Any = tables[table][number]
        *way, last = place.split(".")
        for step in way:
            holder = holder[int(step) if isinstance(holder, list) else step]
        holder[int(last) if isinstance(holder, list) else last] = value

    return change


def add(table: str, row: Any, number: str = "99") -> Change:
    return lambda tables: tables[table].update({number: row})


def drop(table: str, name: str, number: str = "1") -> Change:
    return lambda tables: tables[table][number].pop(name)


def _answer(**changed: Any) -> Change:
    return add("facts", {**ANSWER, **changed})


DEEP: Any = 1
for _ in range(200):
    DEEP = [DEEP]

CHANGES: Mapping[str, Change] = {
    "at_s is a word": put("facts", "at_s", "abc"),
    "at_s of an answer is a word": put("facts", "at_s", "x", "2"),
    "at_s is a list": _answer(at_s=[1]),
    "at_s is nothing": _answer(at_s=None),
    "at_s is yes": _answer(at_s=True),
    "at_s is not finite": _answer(at_s=1e999),
    "at_s is no number": _answer(at_s=float("nan")),
    "at_s after all calendars": _answer(at_s=9e12),
    "at_s long before": _answer(at_s=-9e12),
    "at_s of four hundred digits": _answer(at_s=10**400),
    "level is a list": _answer(level=["l1"]),
    "level is an object": _answer(level={"a": 1}),
    "skills is a word": _answer(skills="first"),
    "skills of numbers": _answer(skills=[1, 2]),
    "no skills at all": _answer(skills=[]),
    "a thousand skills": _answer(skills=[SKILL] * 1000),
    "correct is a word": _answer(correct="yes"),
    "purpose of nobody": _answer(purpose="fun"),
    "purpose is a list": _answer(purpose=["practice"]),
    "attempt below zero": _answer(attempt=-5),
    "hints beyond count": _answer(hints=10**12),
    "guess is one and more": _answer(guess=7.0),
    "variance below zero": _answer(variance=-3.0),
    "difficulty beyond the sky": _answer(difficulty=1e300),
    "took ages": _answer(took_s=1e200),
    "predicted is a word": _answer(predicted="high"),
    "given is a number": _answer(given=3),
    "given is a novel": _answer(given="x" * 15_000),
    "given half a letter": _answer(given="\ud83d"),
    "given turns round": _answer(given="\u202e3\n\x1b[2J"),
    "sure of something else": _answer(sure="very"),
    "is is a list": _answer(**{"is": ["AnswerGiven"]}),
    "is is missing": lambda tables: tables["facts"].update({"99": {k: v for k, v in ANSWER.items() if k != "is"}}),
    "item is missing": lambda tables: tables["facts"].update({"99": {k: v for k, v in ANSWER.items() if k != "item"}}),
    "a fact of tomorrow": add("facts", {"is": "StarSeen", "at_s": 1e9, "star": "Vega"}),
    "a deep fact of tomorrow": add("facts", {"is": "StarSeen", "at_s": 1e9, "star": DEEP}),
    "a wide fact of tomorrow": add("facts", {"is": "StarSeen", "at_s": 1e9, **{f"k{n}": n for n in range(500)}}),
    "more lamps than there are": put("facts", "lamps", 10**9, "4"),
    "lamps below zero": put("facts", "lamps", -3, "4"),
    "lamps are a word": put("facts", "lamps", "five", "4"),
    "light at nothing": put("facts", "skill", None, "4"),
    "a gift that is a list": add("facts", {"is": "GiftEarned", "at_s": 1e9, "gift": ["fish"], "skill": SKILL}),
    "a start at no age": add("facts", {"is": "StartSet", "at_s": 1e9, "band": 7}),
    "a feeling of nobody": add("facts", {"is": "FeelingTold", "at_s": 1e9, "level": "l1", "feeling": "meh"}),
    "a push of nobody": add("facts", {"is": "PushedBack", "at_s": 1e9, "level": "l1", "item": "i", "push": "off"}),
    "a goal of a robot": add("facts", {"is": "GoalSet", "at_s": 1e9, "skill": SKILL, "until_s": "soon", "who": "robot"}),
    "a goal for ever": add("facts", {"is": "GoalSet", "at_s": 1e9, "skill": SKILL, "until_s": 1e300, "who": "adult"}),
    "sealed minus one": add("facts", {"is": "PassportSealed", "at_s": 1e9, "events": -1, "head": 5}),
    "row is a list": add("facts", [1, 2]),
    "row number of another script": add("facts", dict(ANSWER), "٣"),
    "row number of nothing": add("facts", dict(ANSWER), "0"),
    "row number is a word": add("facts", dict(ANSWER), "../1"),
    "row number without end": add("facts", dict(ANSWER), "9" * 40),
    "past that is never told": drop("past", "results"),
    "past of a million answers": lambda tables: tables["past"]["1"].update(
        n=10**9, results=[{**PAST["results"][0], "first": [10**9, 0, 0]}]
    ),
    "past whose sum is wrong": put("past", "n", 500_000),
    "past with a mountain of mistakes": put("past", "results.0.mistakes", {"minus": 10**10}),
    "past that ended a billion times": put("past", "ended", [[True, 1.0, 1.0, 10**9]]),
    "past below zero": put("past", "results.0.first", [3, 0, -2]),
    "past with odd ends": put("past", "ended", [["yes"]]),
    "past at no time": put("past", "at_s", "then"),
    "past without a level": put("past", "level", None),
    "past of odd feelings": put("past", "feelings", [["right"]]),
    "past started by nobody": put("past", "started", [1]),
    "past is a sum of all times": lambda tables: tables["past"]["1"].update(level=f"sum|{SKILL}|practice", at_s=0, end_s=3e10),
    "state is a list of words": put("state", "skills", ["a"]),
    "state with a word for a skill": put("state", "skills", {SKILL: ["high"]}),
    "state beyond all numbers": put("state", "skills", {SKILL: [1e300, 1e300]}),
    "state sure of everything": put("state", "variance", 0.0),
    "state less than sure": put("state", "skills", {SKILL: [0.0, -1.0]}),
    "state with too many values": put("state", "skills", {SKILL: [0.0] * 40}),
    "state with lights of words": put("state", "lights", {SKILL: "all"}),
    "state with a goal of nobody": put("state", "goals", [[SKILL, "soon", "robot"]]),
    "state of another form": put("state", "form", 99),
    "state with a broken level": put("state", "level", {"answers": 5}),
    "state with times of words": put("state", "times_s", ["fast"]),
    "state that rests for words": put("state", "not_now", [["item", "later"]]),
    "state of no ability": put("state", "ability", None),
    "bookmark of words": put("level", "total", "many"),
    "bookmark without a past": drop("level", "past"),
    "bookmark with a broken choice": put("level", "choice", {"item": 5}),
    "bookmark of an endless level": put("level", "total", 10**15),
    "bookmark with odd misses": put("level", "misses", [[1]]),
    "bookmark that wishes a list": put("level", "wish", ["easy"]),
    "bookmark with a seed of words": put("level", "item_seed", "x"),
    "bookmark of a game of lists": put("level", "minigame", ["fog_beam"]),
    "nickname turns round": put("profile", "nickname", "Mia\u202eaiM"),
    "nickname of two lines": put("profile", "nickname", "Mia\n  Sealed by the school"),
    "nickname climbs": put("profile", "nickname", "../../evil"),
    "nickname of nothing": put("profile", "nickname", "\u200b\u200d"),
    "nickname half a letter": put("profile", "nickname", "\ud83dMia"),
    "nickname is a number": put("profile", "nickname", 5),
    "nickname without end": put("profile", "nickname", "Mia" * 5000),
    "id climbs": put("profile", "id", "../../x"),
    "id is a device": put("profile", "id", "nul"),
    "id is long": put("profile", "id", "a" * 3000),
    "id of another script": put("profile", "id", "ä" * 32),
    "id is a number": put("profile", "id", 5),
    "language climbs": put("profile", "settings", {"language": "../../../etc/x"}),
    "settings are a list": put("profile", "settings", [1]),
    "picture key nobody has": put("profile", "picture_key", "x"),
    "created never": put("profile", "created_s", float("nan")),
    "created after all calendars": put("profile", "created_s", 1e300),
    "cove without end": put("profile", "cove", [["fish", 10**30]] * 5000),
    "a deep thing of tomorrow": put("profile", "later", DEEP),
}
"""What is changed in a good keeper, by what it is."""


def content(name: str) -> PlainTables:
    """The crafted tables of that name."""
    tables = good()
    CHANGES[name](tables)
    return tables


def file_of(tables: PlainTables) -> bytes:
    """A file with these rows, as anybody could write one."""
    rows = [json.dumps([name, number, row]).encode() for name, found in tables.items() for number, row in found.items()]
    return b"".join(sealed(rows))


def raw_file(*blocks: bytes, head: bytes = b'{"form":1,"cipher":"none"}\n') -> bytes:
    """A file of these packed blocks, whatever is in them."""
    from engine.profiles.travel.sealing import _Cipher

    cipher = _Cipher(head, b"", b"")
    made = [cipher.seal(block, number, is_last=number == len(blocks) - 1) for number, block in enumerate(blocks)]
    return MAGIC + head + b"".join(len(block).to_bytes(4, "big") + block for block in made)


def _lines(*rows: bytes) -> bytes:
    return zlib.compress(b"\n".join(rows), 9)


PROFILE_LINE = json.dumps(["profile", "1", good()["profile"]["1"]]).encode()
_GCM = (
    b'{"form":1,"cipher":"aes-256-gcm","n":1024,"r":1,"p":1,"salt":"'
    + b"00" * 16
    + b'","nonce":"'
    + b"00" * 8
    + b'","check":%s}\n'
)


def files() -> Mapping[str, bytes]:
    """Files that are wrong as a whole."""
    deep = b'["facts","1",' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"]"
    some = [json.dumps(["facts", str(n), ANSWER]).encode() for n in range(1, 501)]
    return {
        "nothing": b"",
        "only the first line": MAGIC,
        "a deep row": raw_file(_lines(PROFILE_LINE, deep)),
        "a row as deep as the sea": raw_file(_lines(PROFILE_LINE, b'["facts","1",' + b"[" * 200_000)),
        "a deep head": MAGIC + b'{"form":' + b"[" * 900 + b"\n",
        "a head that is a list": MAGIC + b"[1]\n",
        "a check that is a number": raw_file(_lines(PROFILE_LINE), head=_GCM % b"5"),
        "a check of another script": raw_file(_lines(PROFILE_LINE), head=_GCM % '"ä"'.encode()),
        "a nonce without a cipher": raw_file(_lines(PROFILE_LINE), head=b'{"form":1,"cipher":"none","nonce":"zz"}\n'),
        "a nonce that is a list": raw_file(_lines(PROFILE_LINE), head=b'{"form":1,"cipher":"none","nonce":[1]}\n'),
        "no profile": raw_file(_lines(*some)),
        "two profiles": raw_file(_lines(PROFILE_LINE, PROFILE_LINE.replace(b'"1"', b'"2"', 1), *some)),
        "rows that are no rows": raw_file(_lines(PROFILE_LINE, b"5", b"null", b'"x"', b"[]", b"{}", b'[1,2,3]', b'[[],[],[]]', b"\xff\xfe")),
        "the same row for ever": raw_file(_lines(PROFILE_LINE), *[_lines(*some)] * 40),
        "frames of nothing": raw_file(_lines(PROFILE_LINE)) + bytes(400_000),
        "a bomb of line ends": raw_file(_lines(PROFILE_LINE), *[zlib.compress(b"\n" * 15_900_000, 9)] * 12),
        "a bomb of blanks": raw_file(_lines(PROFILE_LINE), *[zlib.compress(b" " * 15_900_000, 9)] * 12),
        "a bomb of empty lists": raw_file(_lines(PROFILE_LINE), *[zlib.compress(b"[],\n" * 3_900_000, 9)] * 4),
        "a bomb of one state": raw_file(_lines(PROFILE_LINE, b'["state","1",{"a":[' + b"[]," * 5_000_000 + b"[]]}]")),
    }  # fmt: skip
