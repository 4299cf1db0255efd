"""The first voyage: a level whose challenges come from up to three subjects and are played in several mini-games.

A game is stayed with for two challenges at most. Then comes one that was not seen yet, until there were three; from then on the one in which luck says
least. The game that plays everything helps out where another would leave more to luck, or where none plays what is asked.
"""

from collections.abc import Mapping
from random import Random
from typing import Any

from engine.challenges.base import Challenge, Form
from engine.learning.learner import LearnerState
from engine.learning.skills import SkillGraph
from engine.lesson.ledger import Ledger
from engine.lesson.level import Asked, Level, Library, Setting
from engine.scheduling import placement
from engine.scheduling.choices import Choice, Session

IN_A_ROW, GAMES = 2, 3


class Voyage(Level):
    """``games`` are the forms that each mini-game plays, ``playable`` tells what of the packs a game may ask this child."""

    def __init__(
        self,
        setting: Setting,
        library: Library,
        graph: SkillGraph,
        ledger: Ledger,
        games: Mapping[str, frozenset[Form]],
        playable: Mapping[str, frozenset[str]],
    ) -> None:
        super().__init__(setting, library, graph, ledger, self._next)
        self._games, self._playable = games, playable
        self._everything = max(games, key=lambda game: (len(games[game]), game))
        self._fresh_games: tuple[tuple[str, ...], frozenset[str]] = ((), frozenset())
        self.played: list[str] = []

    def _next(self, state: LearnerState, session: Session, now_s: float, rng: Random) -> Choice | None:
        """What the placement asks, if it can be in a game that is not worn; else in any."""
        for games in (self._not_worn(), tuple(self._games)):
            choice = placement.choose_next(state, self._graph, session, now_s, rng, self._in_any(games))
            if choice is not None:
                return choice
        return None

    def _not_worn(self) -> tuple[str, ...]:
        """The games that were not played twice in a row just now."""
        last = self.played[-IN_A_ROW:]
        worn = last[0] if len(last) == IN_A_ROW and len(set(last)) == 1 else ""
        return tuple(game for game in self._games if game != worn)

    def _in_any(self, games: tuple[str, ...]) -> frozenset[str]:
        if self._fresh_games[0] != games:
            self._fresh_games = games, frozenset().union(*(self._playable[game] for game in games))
        return self._fresh_games[1]

    def _ask(self, choice: Choice, challenge: Challenge) -> None:
        super()._ask(choice, challenge)
        self.played.append(self._game_for(challenge))
        self._show(choice, challenge, self.played[-1])

    def _show(self, choice: Choice, challenge: Challenge, game: str) -> None:
        form = challenge.form_for(self._games[game])
        self.asked = Asked(challenge=challenge, form=form, number=self.number, choice=choice, game=game)

    def _game_for(self, challenge: Challenge) -> str:
        """The game of the last challenge once more; when that is worn, one not seen yet until there were three; else where luck tells least."""
        able = [game for game in self._games if challenge.item in self._playable[game]]
        able = [game for game in able if game in self._not_worn()] or able
        last = self.played[-1] if self.played else ""
        if last in able:
            return last
        fresh = [game for game in able if game not in self.played and game != self._everything]
        able = fresh if fresh and len(set(self.played)) < GAMES else able

        def rank(game: str) -> tuple[float, bool, int, int, str]:
            forms = self._games[game]
            luck = challenge.form_for(forms).guess
            return luck, game == self._everything, self.played.count(game), len(forms), game

        return min(able, key=rank)

    def snapshot(self) -> dict[str, Any]:
        return {**super().snapshot(), "played": list(self.played)}

    def resume(self, snapshot: Mapping[str, Any], now_s: float) -> None:
        self.played = [game for game in snapshot.get("played", ()) if game in self._games]
        super().resume(snapshot, now_s)
        if self.asked is not None and not self.asked.game:
            game = self.played[-1] if self.played else ""
            able = game in self._games and self.asked.challenge.item in self._playable[game]
            self._show(self.asked.choice, self.asked.challenge, game if able else self._game_for(self.asked.challenge))
