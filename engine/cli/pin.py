"""``pin``: the grown-ups' four digits, chosen in a terminal instead of at the door, or taken away.

For who cannot read the question at the door, and for a school that sets many machines up. Whoever can open a terminal can also delete the
file that docs/data.md names: this verb opens nothing that was shut.
"""

import argparse

from engine.cli.tools import Tools

DIGITS = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--clear", action="store_true", help="take the PIN away; children are told that the lock was reset")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when it is on the disk; 1 when there is one already, the digits do not fit, or nothing can be written."""
    from engine.profiles import pin
    from engine.profiles.tinydb_store import TinyStore

    store = TinyStore(tools.profiles, clock=tools.clock)
    kept = store.read_app()
    if args.clear:
        kept = {key: value for key, value in kept.items() if key != "pin"} | {"pin_reset": True}
        said = "The PIN is gone. Children are told that the lock was reset."
    elif kept.get("pin"):
        print("A PIN is set already. Take it away first: python3 main.py pin --clear")
        return 1
    else:
        digits = _four_digits()
        if digits is None:
            print(f"That were not {DIGITS} digits, twice the same. Nothing is changed.")
            return 1
        kept = {key: value for key, value in kept.items() if key != "pin_reset"} | {"pin": pin.new_record(digits)}
        said = "The PIN is set."
    if not store.write_app(kept):
        print(f"It cannot be written to {tools.profiles}. Nothing is changed.")
        return 1
    print(said)
    return 0


def _four_digits() -> str | None:
    """From the keyboard, unseen and twice; or the first line of what is piped in."""
    from engine.cli.asking import ask_secret

    typed = ask_secret("Four digits: ", twice=True)
    return typed if typed is not None and len(typed) == DIGITS and typed.isascii() and typed.isdecimal() else None
