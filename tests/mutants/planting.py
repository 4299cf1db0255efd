"""Finds where Cosmic Ray's operators can change a module, takes a seeded sample of each group of folders and writes the mutants as JSON.

A process of its own, with Cosmic Ray on its path: ``python planting.py ROOT SEED SAMPLE`` with the groups as JSON on the standard input.
A mutant's turn in the sample follows from the seed and its own text: a larger sample begins with the smaller one, and lines may move.
"""

import json
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

# The faults that people make: a border, a negation, a constant, a sign, a word. Left out: what changes types only, and what no reader would write.
OPERATORS = (
    *("ReplaceComparisonOperator_" + name for name in ("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is")),
    *("ReplaceComparisonOperator_" + name for name in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt")),
    *("ReplaceComparisonOperator_" + name for name in ("Lt_Gt", "LtE_GtE", "Gt_Lt", "GtE_LtE")),
    *("ReplaceBinaryOperator_" + name for name in ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_Mul")),
    *("ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd", "AddNot"),
    *("ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_Delete_USub"),
    *("NumberReplacer", "ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ZeroIterationForLoop"),
)
# Memory, speed and what mypy sees: whoever runs the code notices nothing of these words of a dataclass and of lru_cache, nor of the star in
# front of arguments that need their names.
LOOSER = ("slots=", "kw_only=", "maxsize=")
Found = tuple[str, str, int, tuple[int, int], tuple[int, int]]


def positions(root: Path, folder: str) -> Iterator[Found]:
    """(module, operator, occurrence, start, end) of everything that can be changed in a folder."""
    from cosmic_ray.ast import ast_nodes, get_ast_from_path
    from cosmic_ray.operators.provider import OperatorProvider

    operators = {name: OperatorProvider()[name]() for name in OPERATORS}
    for path in sorted((root / folder).rglob("*.py")):
        nodes = list(ast_nodes(get_ast_from_path(path)))
        for name, operator in operators.items():
            places = [place for node in nodes for place in operator.mutation_positions(node)]
            for occurrence, (start, end) in enumerate(places):
                yield path.relative_to(root).as_posix(), name, occurrence, start, end


def sampled(root: Path, folders: Sequence[str], seed: str, number: int) -> list[dict[str, Any]]:
    """``number`` mutants of these folders, never two at one place of a module, and none that Python cannot read."""
    lines: dict[str, list[str]] = {}

    def turn(found: Found) -> str:
        module, operator, occurrence, start, _end = found
        if module not in lines:
            lines[module] = (root / module).read_text("utf-8").splitlines()
        text = f"{seed}/{module}/{operator}/{lines[module][start[0] - 1].strip()}/{start[1]}"
        return sha256(text.encode()).hexdigest() + f"{occurrence:06}"

    taken: dict[tuple[str, tuple[int, int], tuple[int, int]], dict[str, Any]] = {}
    for found in sorted((found for folder in folders for found in positions(root, folder)), key=turn):
        if len(taken) == number:
            break
        place = (found[0], found[3], found[4])
        line, column = lines[found[0]][found[3][0] - 1], found[3][1]
        is_looser = line[:column].endswith(LOOSER) or line[column:].startswith("*,")
        if place not in taken and not is_looser and is_read(text := _text(root, found)):
            taken[place] = {"module": found[0], "operator": found[1], "line": found[3][0], "text": text}
    return list(taken.values())


def is_read(text: str) -> bool:
    """Whether Python can read a module; what fails while it is imported is found when its tests are read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(text, "mutant", "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            return False
    return True


def _text(root: Path, found: Found) -> str:
    """The module with its fault."""
    from cosmic_ray.ast import Visitor, get_ast_from_path
    from cosmic_ray.operators.provider import OperatorProvider

    module, name, occurrence, _start, _end = found
    operator, turns = OperatorProvider()[name](), count()

    class Planter(Visitor):  # type: ignore[misc]
        def visit(self, node: Any) -> Any:
            for index, _place in enumerate(list(operator.mutation_positions(node))):
                if next(turns) == occurrence:
                    node = operator.mutate(node, index)
            return node

    return str(Planter().walk(get_ast_from_path(root / module)).get_code())


def main(words: Sequence[str], groups: Mapping[str, Sequence[str]]) -> None:
    root, seed, sample = Path(words[0]), words[1], int(words[2])
    mutants = []
    for place, (name, folders) in enumerate(groups.items()):
        number = sample // len(groups) + (place < sample % len(groups))
        mutants += [{"group": name, **row} for row in sampled(root, folders, seed, number)]
    json.dump(mutants, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:], json.load(sys.stdin))
