"""``evaluate FILE``: how well the shipped learner model predicts a table of real answers."""

import argparse
import csv
import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from time import process_time

from engine.cli.tools import Tools
from engine.lab import answer_tables, measures
from engine.lab.answer_tables import Row, TableError
from engine.lab.evaluation import Knowing, Population
from engine.lab.measures import Score
from engine.learning.tuning import LIKENESS

_ROUGH: Mapping[Knowing, str] = {
    "all": "every difficulty calibrated",
    "rough": "guessed by an expert (SD .6), learnt on the device",
    "skills": "difficulty of skills only",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="columns learner, item, skills, correct, and more if known")
    parser.add_argument("--json", action="store_true", help="machine-readable")
    parser.add_argument(
        "--split",
        default="",
        metavar="PART",
        help="test only this part of the split column; or the name of another column that tells the parts; or “folds”: five"
        " by learner, whatever the table says",
    )
    parser.add_argument("--guess", type=float, default=0.0, metavar="P", help="chance of being right by luck (.25: four choices)")
    parser.add_argument(
        "--likeness",
        type=float,
        default=1.0,
        metavar="P",
        help=f"how much one question of an item is like the next: 1, an item is one question; {LIKENESS}, a family of many as in the game",
    )
    parser.add_argument("--one-device", action="store_true", help="repeat it with difficulty known only roughly")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0, or 2 when the table cannot be read or used."""
    if not 0.0 <= args.guess <= 0.9:
        print("--guess is a chance: from 0 to 0.9.", file=sys.stderr)
        return 2
    if not 0.0 <= args.likeness <= 1.0:
        print("--likeness is a share: from 0 to 1.", file=sys.stderr)
        return 2
    try:
        parts = _parts(args.file, args.split)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as problem:
        print(f"{args.file} cannot be read: {getattr(problem, 'strerror', None) or problem}.", file=sys.stderr)
        return 2
    except TableError as problem:
        print(f"{args.file}, {problem}.", file=sys.stderr)
        return 2
    except ValueError as problem:
        print(f"{args.file}: {problem}.", file=sys.stderr)
        return 2
    if not args.one_device:
        _tell(*_measure(parts, args, "all"), as_json=args.json)
        return 0
    if args.json:
        _tell(*_measure(parts, args, "rough"), as_json=True)
        return 0
    for knowing, words in _ROUGH.items():
        print(f"-- {words}")
        _tell(*_measure(parts, args, knowing), as_json=False)
    return 0


def _parts(path: Path, split: str) -> Mapping[str, tuple[list[Row], list[Row]]]:
    """The rows of the file in training and test; raises what reading raises."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        table: Iterator[list[str]] = csv.reader(lines)
        names = next(table, [])
        column = split if split in names else "split"
        rows = answer_tables.read(chain([names], table), "" if split == "folds" else column)
    return answer_tables.parts(rows, "" if split in ("", "folds", column) else split)


def _measure(parts: Mapping[str, tuple[list[Row], list[Row]]], args: argparse.Namespace, knowing: Knowing) -> tuple[Score, float]:
    """(score, microseconds of computing for predicting and updating one answer)."""
    scores, seconds = [], 0.0
    for train, test in parts.values():
        population = Population(args.guess, knowing, args.likeness)
        population.teach(train)
        began = process_time()
        predictions = population.predict(test)
        seconds += process_time() - began
        scores.append(measures.score([row.correct for row in test], predictions))
    score = measures.mean(scores)
    return score, seconds / score.n * 1e6


def _tell(score: Score, us_per_answer: float, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({**asdict(score), "us_per_answer": us_per_answer}, indent=2))
        return
    print(f"{score.n} answers predicted: AUC {score.auc:.4f}, RMSE {score.rmse:.4f}, log-loss {score.log_loss:.4f},")
    print(f"accuracy {score.accuracy:.4f}, {us_per_answer:.1f} µs an answer")
    print("predicted  was right  answers")
    for cell in score.calibration:
        print(f"{cell.predicted:9.3f}  {cell.correct:9.3f}  {cell.n:7}" if cell.n else "        –          –        0")
