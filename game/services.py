"""What screens share: the kit, the classroom and who is playing.

``Services`` is made once by ``game.start`` and handed to every screen. ``visit`` is the keeper at play; ``sign_in`` and ``sign_out`` are the
only places where it changes, and where a keeper's settings reach the look.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.kit.language.words import load_words
from game.kit.speech import spoken_signs
from game.kit.theme import DUSK, THEMES
from game.kit.toolbox import SCAN_S, TEXT_SCALES, Style, Toolbox

if TYPE_CHECKING:
    from engine.clock import Clock
    from engine.content.compiled.pack import Pack
    from engine.content.library.library import Library
    from engine.content.library.overlay_notes import OverlayNote
    from engine.content.sharing.add import Added
    from engine.lesson.classroom import Classroom, PlaySession
    from engine.profiles.profile import Profile, Settings
    from engine.profiles.store import ProfileStore
    from game.minigame import PlayerLook

LOG = logging.getLogger(__name__)
LOCK_MINUTES = (4, 2, 10)  # without a touch, until the grown-ups' door closes by itself; the first unless an adult chose another


@dataclass(slots=True)
class Services:
    """Shared by all screens of one window. The classroom (all of the engine) is made when it is first asked for, after the first frame."""

    kit: Toolbox
    store: ProfileStore
    clock: Clock
    words_folder: Path
    make_classroom: Callable[[], Classroom]
    packs_folder: Path = field(default_factory=Path)
    take_along: Path = field(default_factory=Path)
    pack_folders: tuple[Path, ...] = ()
    packs_cache: Path | None = None  # where packs that lie as zips are opened
    make_library: Callable[[frozenset[str]], Library] | None = None
    is_loaded: bool = False
    play_session: PlaySession | None = None
    base_style: Style = field(default_factory=Style)
    adults_here: bool = False
    lock_after_s: float = LOCK_MINUTES[0] * 60.0
    _loading: threading.Thread | None = None
    _classroom: Classroom | None = None
    _making: threading.Lock = field(default_factory=threading.Lock)

    @property
    def classroom(self) -> Classroom:
        """The front door of the engine; one and the same for the loading thread and for the pages."""
        with self._making:
            if self._classroom is None:
                self._classroom = self.make_classroom()
            return self._classroom

    def load_soon(self) -> None:
        """Begin to read the packs beside the first frames, so that nobody waits for them."""
        self._loading = threading.Thread(target=self.reload_packs, name="packs", daemon=True)
        self._loading.start()

    def load_packs(self) -> None:
        """Read all packs, once, when somebody first needs them; waits for ``load_soon`` when that is under way."""
        if self._loading is not None:
            self._loading.join()
            self._loading = None
        if not self.is_loaded:
            self.reload_packs()

    def reload_packs(self) -> None:
        """Read all packs anew: one was changed, switched on or off."""
        if self.make_library is not None:
            library = self.make_library(self._switched_off())
            library.speak(self.kit.words.language)
            self.classroom.use(library)
        self.is_loaded = True

    def add_pack(self, path: Path, *, replace: bool = False) -> Added:
        """Add a stranger's pack to the user's own, checked first. Raises Refused, AlreadyThere, OSError."""
        from engine.content.sharing.add import add

        return add(path, self.packs_folder, self.pack_folders, replace=replace, can_show=self.kit.pictures.can_show)

    def remove_pack(self, pack: str) -> bool:
        """Take a pack out of the user's own, for good. False when it is not among them. Raises OSError."""
        from engine.content.sharing.add import remove

        return remove(pack, self.packs_folder)

    def is_own_pack(self, pack: str) -> bool:
        """Whether a pack or overlay of this id can be removed: it does not come with the game."""
        from engine.content.sharing.add import own_packs

        return bool(own_packs(self.packs_folder, pack))

    def all_packs(self) -> tuple[Pack, ...]:
        """Every installed pack, switched off or not; overlays that are switched off are not laid over them."""
        if self.make_library is None:
            return self.classroom.library.packs
        return self.make_library(self._switched_off() & {overlay.id for overlay in self.overlays()}).packs

    def overlays(self) -> tuple[OverlayNote, ...]:
        """Every overlay, switched off or not."""
        from engine.content.library.overlay_notes import overlay_notes

        return overlay_notes(tuple(dict.fromkeys(self.pack_folders)), self.packs_cache)

    def _switched_off(self) -> frozenset[str]:
        return frozenset(self.store.read_app().get("packs_off", ()))

    def let_adults_in(self) -> None:
        """The door was opened; it closes at the next page of the children, or when nobody touches anything for a while."""
        self.adults_here = True
        self.lock_after_s = self.lock_minutes * 60.0

    @property
    def lock_minutes(self) -> int:
        """How long the door stays open without a touch."""
        minutes = self.store.read_app().get("lock_minutes")
        return minutes if minutes in LOCK_MINUTES else LOCK_MINUTES[0]

    def set_lock_minutes(self, minutes: int) -> None:
        self.store.write_app(self.store.read_app() | {"lock_minutes": minutes})
        self.lock_after_s = minutes * 60.0

    @property
    def profile(self) -> Profile:
        """The keeper at play. Raises LookupError when nobody is."""
        if self.play_session is None:
            raise LookupError("nobody is playing")
        return self.play_session.profile

    def sign_in(self, play_session: PlaySession) -> None:
        """From now on this keeper plays, with their own look."""
        self.sign_out()
        self.play_session = play_session
        self.apply(play_session.profile.settings)

    def leave_level(self) -> None:
        """The level that waited is not wanted any more: it ends, nothing earned is lost."""
        if self.play_session is not None and self.play_session.level is not None:
            self.play_session.end_level(finished=False, play_s=0.0)

    def sign_out(self) -> None:
        """Nobody plays; everything of the last keeper is on disk."""
        if self.play_session is not None:
            self.play_session.close()
            self.play_session = None
            self.apply_device()

    def apply(self, settings: Settings) -> None:
        """A keeper's settings become the look, the sound and the voice."""
        style = Style(
            theme=THEMES.get(settings.theme, DUSK),
            text_scale=TEXT_SCALES.get(settings.text_size, 1.0),
            family="atkinson" if settings.font == "atkinson" else "lexend",
            spacing=settings.spacing,
            all_caps=settings.all_caps,
            reduced_motion=settings.reduced_motion,
            read_aloud=settings.read_aloud,
            press_pause_s=0.5 if settings.press_pause else 0.0,
            scan_s=SCAN_S if settings.one_switch else 0.0,
        )
        self.kit.sounds.set_volumes(settings.effects, settings.music)
        self.kit.speech.volume = settings.voice
        self.use_language(settings.language)
        self.kit.restyle(style)

    def apply_device(self) -> None:
        """The look before anybody is chosen: the device's own settings."""
        stored = self.store.read_app()
        self.kit.restyle(self.base_style)
        self.use_language(str(stored.get("language", "")))

    def use_language(self, language: str) -> None:
        """Words and voice in this language; "" is the device's, then English."""
        code = language or str(self.store.read_app().get("language", "")) or "en"
        if code != self.kit.words.language:
            self.kit.words = load_words(self.words_folder, code)
            self.kit.speech.speak_language(code, spoken_signs(self.kit.words))
            if self._classroom is not None:
                self._classroom.library.speak(code)

    def change_settings(self, **changes: object) -> None:
        """Settings of the keeper at play: seen at once and saved."""
        assert self.play_session is not None
        profile = replace(self.play_session.profile, settings=replace(self.play_session.profile.settings, **changes))  # type: ignore[arg-type]
        self.play_session.change(profile)
        self.apply(profile.settings)

    @property
    def keeper(self) -> PlayerLook:
        """How the player looks in a mini-game."""
        from game.minigame import PlayerLook

        profile = self.profile
        return PlayerLook(look=profile.look, companion=profile.companion)
