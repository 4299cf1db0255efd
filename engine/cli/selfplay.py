"""``selfplay``: a simulated child plays through the same classroom, lesson and store as the game, without a window.

Prints ``saved K`` once the K-th answer is safely on disk; killing it at any moment must never lose one of those.
"""

import argparse
from pathlib import Path
from random import Random

from engine.challenges.base import Answer
from engine.clean_text import clean_name
from engine.cli.output import tell
from engine.cli.piping import Pipe, standard
from engine.cli.tools import Plays, Tools
from engine.clock import ManualClock
from engine.learning import model
from engine.lesson.classroom import Classroom, PlaySession
from engine.lesson.level import Asked, Level
from engine.profiles.profile import BANDS, OLD_BANDS, new_profile


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--learner", required=True, metavar="NAME", help="nickname; made when there is none")
    parser.add_argument("--answers", required=True, type=int, metavar="N", help="how many answers to give")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="the same seed plays the same way")
    parser.add_argument("--pack", type=Path, metavar="PACK", help="play only this pack")
    parser.add_argument("--band", choices=BANDS + OLD_BANDS, default="7-9", help="age band of a new keeper")
    parser.add_argument("--ability", type=float, default=0.8, metavar="LOGITS", help="true ability of the simulated child")
    parser.add_argument("--pipe", action="store_true", help="another's learner: a JSON line for each challenge, one read back")
    parser.add_argument("--clock", action="store_true", help="with --pipe: lines set the time, which else is the machine's")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when all answers were given and saved; 1 when there is nothing to play or the keeper is busy."""
    from engine.cli.keepers import why_closed
    from engine.content.library.library import Library, load_library
    from engine.profiles.store import StoreError
    from engine.profiles.tinydb_store import TinyStore

    if args.pack is None:
        library = load_library(tools.levels, cache=tools.cache / "packs", can_show=tools.can_show)
    else:
        from engine.content.checks.checking import check_pack

        checked = check_pack(args.pack, can_show=tools.can_show)
        folder = args.pack if args.pack.is_dir() else args.pack.parent
        library = Library([(folder, checked.compiled)] if checked.compiled else [], checked.problems)
    if not library.skills:
        tell("There is no pack to play.")
        return 1
    rng = Random(args.seed)
    clock = ManualClock() if args.pipe and args.clock else None
    classroom = Classroom(library, TinyStore(tools.profiles), clock or tools.clock, Random(args.seed + 1))
    try:
        play_session = _visit(classroom, args.learner, args.band)
    except StoreError as problem:
        tell(why_closed(problem, args.learner))
        return 1
    try:
        games = tools.plays()
        if args.pipe:
            return PipedChild(classroom, play_session, rng, games, standard(play_session, clock, rng)).play(args.answers)
        return SimulatedChild(classroom, play_session, rng, args.ability, games).play(args.answers)
    finally:
        play_session.close()


def _visit(classroom: Classroom, name: str, band: str) -> PlaySession:
    who = next((keeper for keeper in classroom.keepers() if keeper.nickname == clean_name(name)), None)
    if who is not None:
        return classroom.enter(who.id)
    return classroom.welcome(new_profile(name, created_s=classroom.clock.now_s(), band=band))


class SimulatedChild:
    """Knows each challenge with the chance the model's own logistic gives a child of a fixed true ability."""

    def __init__(self, classroom: Classroom, play_session: PlaySession, rng: Random, ability: float, games: Plays) -> None:
        self.classroom, self.play_session, self.rng, self.ability = classroom, play_session, rng, ability
        self.games = games
        self.table = max(games, key=lambda name: len(games[name]))  # plays everything; taken where no other game fits
        self.given = 0

    def play(self, answers: int) -> int:
        """Placement, then islands as recommended, until so many answers are on disk."""
        level = self.play_session.waiting_level(dict(self.games))
        if level is None and not self.play_session.state.placed:
            level = self.play_session.start_placement(self.games)
        while self.given < answers:
            level = level or self._next_level()
            if level is None:
                tell("No island can be played.")
                return 1
            if not self._level(level, answers):
                return 1
            level = None
        return 0

    def _next_level(self) -> Level | None:
        for tip in self.play_session.recommendations(5):
            forms = self.classroom.library.skills[tip.skill].forms
            fitting = [name for name, plays in self.games.items() if name != self.table and plays & forms]
            game = self.rng.choice(fitting or [self.table])
            level = self.play_session.start_level(tip.skill, game, self.games[game])
            if level.asked is not None:
                return level
        return None

    def _level(self, level: Level, answers: int) -> bool:
        """Play one level to its end; False when saving failed."""
        while level.asked is not None:
            if self.given >= answers:
                return True
            outcome = level.submit(self._answer(level.asked), self.classroom.clock.now_s(), 2.0 + 3.0 * self.rng.random())
            saved = self.play_session.last_saved
            if saved is None or not saved.wait(30):
                tell(f"not saved: {saved.error if saved else 'nothing to save'}")
                return False
            self.given += 1
            print(f"saved {self.given}", flush=True)
            if outcome.next in ("go_on", "changed"):
                level.go_on(self.classroom.clock.now_s())
                self.play_session.save_level()
        self.play_session.end_level(finished=True, play_s=25.0 * level.number)
        return True

    def _answer(self, asked: Asked) -> Answer:
        from engine.challenges.kinds import KINDS

        chance = model.predict(self.ability - asked.challenge.difficulty, 0.0, asked.form.guess)
        examples = KINDS[asked.challenge.kind].examples(asked.challenge)
        knows = self.rng.random() < chance
        pool = [a for a in (examples.right if knows else examples.wrong) if a.form is asked.form.form]
        return self.rng.choice(pool) if pool else examples.right[0]


class PipedChild(SimulatedChild):
    """The same way through the game; what is answered comes from the other end of a pipe."""

    def __init__(self, classroom: Classroom, play_session: PlaySession, rng: Random, games: Plays, pipe: Pipe) -> None:
        super().__init__(classroom, play_session, rng, 0.0, games)
        self._pipe = pipe

    def play(self, answers: int) -> int:
        """0 also when the other end has gone: what was answered is saved, and the level waits."""
        code = super().play(answers)
        return 0 if self._pipe.is_over else code

    def _level(self, level: Level, answers: int) -> bool:
        while level.asked is not None:
            if self.given >= answers:
                return True
            outcome = self._pipe.one_answer(level, self.classroom.clock.now_s())
            if self._pipe.is_over:
                return False
            saved = self.play_session.last_saved
            if saved is None or not saved.wait(30):
                tell(f"not saved: {saved.error if saved else 'nothing to save'}")
                return False
            self.given += outcome is not None
            if outcome is not None and level.is_answered:
                level.go_on(self.classroom.clock.now_s())
                self.play_session.save_level()
        grown = self.play_session.end_level(finished=True, play_s=25.0 * level.number)
        self._pipe.level_is_over(level, grown.after)
        return True
