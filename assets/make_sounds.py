"""Makes every sound and tune of the game by calculation: soft wood, bells and water, all on one pentatonic scale.

Author's tool, not part of the game: needs numpy and soundfile (``pip install numpy soundfile``), then ``python assets/make_sounds.py``. Everything is
seeded, so the same script makes the same files. Effects are mono, tunes stereo loops without a seam; peaks stay under -6 dBFS.
"""

from pathlib import Path

import numpy as np
import soundfile

RATE = 32000
HERE = Path(__file__).resolve().parent
SCALE = [0, 2, 4, 7, 9, 12, 14, 16]  # major pentatonic, in semitones
PEAK = 0.45  # about -7 dBFS
rng = np.random.default_rng(7)


def hz(semitones: float, base: float = 261.63) -> float:
    return base * 2 ** (semitones / 12)


def seconds(length: float) -> np.ndarray:
    return np.arange(int(length * RATE)) / RATE


def fade(sound: np.ndarray, rise: float = 0.004, fall: float = 0.03) -> np.ndarray:
    up, down = int(rise * RATE), int(fall * RATE)
    sound = sound.copy()
    sound[:up] *= np.linspace(0, 1, up)
    sound[-down:] *= np.linspace(1, 0, down)
    return sound


def tone(frequency: float, length: float, parts: tuple[tuple[float, float, float], ...]) -> np.ndarray:
    """Partials (ratio, strength, decay in seconds) of a struck thing."""
    t = seconds(length)
    return sum(a * np.sin(2 * np.pi * frequency * r * t) * np.exp(-t / d) for r, a, d in parts)


def marimba(frequency: float, length: float = 0.6) -> np.ndarray:
    return tone(frequency, length, ((1, 1, 0.16), (3.93, 0.25, 0.05), (9.2, 0.06, 0.02)))


def bell(frequency: float, length: float = 1.1) -> np.ndarray:
    return tone(frequency, length, ((1, 0.8, 0.45), (2.0, 0.35, 0.3), (2.76, 0.16, 0.2), (5.4, 0.06, 0.1)))


def kalimba(frequency: float, length: float = 0.8) -> np.ndarray:
    return tone(frequency, length, ((1, 1, 0.3), (2.0, 0.18, 0.12), (5.8, 0.12, 0.04)))


def pad(frequency: float, length: float, attack: float = 0.3) -> np.ndarray:
    t = seconds(length)
    wave = sum(np.sin(2 * np.pi * frequency * m * t + p) / m**1.6 for m, p in ((1, 0), (2, 1), (3, 2), (1.003, 0.5)))
    shape = np.minimum(1, t / attack) * np.minimum(1, (length - t) / attack)
    return wave * shape


def noise(length: float, low: float, high: float) -> np.ndarray:
    """Water: noise between two frequencies."""
    count = int(length * RATE)
    spectrum = np.fft.rfft(rng.standard_normal(count))
    frequencies = np.fft.rfftfreq(count, 1 / RATE)
    spectrum *= np.exp(-(((np.log(frequencies + 1) - np.log((low * high) ** 0.5)) / (0.5 * np.log(high / low))) ** 2))
    wave = np.fft.irfft(spectrum, count)
    return wave / np.abs(wave).max()


def drop(start: float, end: float, length: float) -> np.ndarray:
    """A water drop: a sine that slides up and dies."""
    t = seconds(length)
    frequency = start + (end - start) * (t / length) ** 0.5
    return np.sin(2 * np.pi * np.cumsum(frequency) / RATE) * np.exp(-t / (length * 0.3))


def layers(*parts: tuple[float, np.ndarray, float]) -> np.ndarray:
    """(start in seconds, sound, loudness) mixed together."""
    length = max(int(at * RATE) + len(sound) for at, sound, _ in parts)
    mix = np.zeros(length)
    for at, sound, loud in parts:
        start = int(at * RATE)
        mix[start : start + len(sound)] += loud * sound
    return mix


def effects() -> dict[str, np.ndarray]:
    made: dict[str, np.ndarray] = {}
    for n, step in enumerate(SCALE, 1):
        f = hz(step)
        made[f"right_fog_{n}"] = layers(
            (0, pad(f / 2, 0.9, 0.12), 0.35), (0.02, bell(f * 2), 0.7), (0.16, bell(hz(step + 7) * 2, 0.9), 0.35)
        )
        made[f"right_stones_{n}"] = layers(
            (0, marimba(f * 2), 1), (0.1, marimba(hz(step + 4) * 2), 0.7), (0.2, marimba(hz(step + 7) * 2), 0.7)
        )
        made[f"right_net_{n}"] = layers(
            (0, drop(500, 1100, 0.12), 0.4), (0.05, kalimba(f * 2), 1), (0.17, kalimba(hz(step + 7) * 2), 0.6)
        )
    made["bloop"] = layers((0, drop(240, 150, 0.32), 0.9), (0.06, tone(130, 0.3, ((1, 1, 0.1),)), 0.5))
    made["press"] = layers((0, tone(420, 0.09, ((1, 1, 0.02), (2.7, 0.3, 0.01))), 1))
    made["focus"] = layers((0, tone(680, 0.07, ((1, 0.5, 0.015),)), 0.5))
    made["type"] = layers((0, tone(540, 0.08, ((1, 1, 0.018), (3.1, 0.25, 0.01))), 0.9))
    made["open"] = layers((0, marimba(hz(0) * 2, 0.4), 0.8), (0.08, marimba(hz(7) * 2, 0.4), 0.8))
    made["close"] = layers((0, marimba(hz(7) * 2, 0.4), 0.8), (0.08, marimba(hz(0) * 2, 0.4), 0.8))
    made["hint"] = layers((0, bell(hz(9) * 2, 0.9), 0.6), (0.12, bell(hz(14) * 2, 0.9), 0.5))
    t = seconds(0.6)
    made["splash"] = layers(
        (0, noise(0.6, 500, 5000) * np.exp(-t / 0.14), 0.8), (0.08, drop(300, 800, 0.15), 0.4), (0.2, drop(500, 1200, 0.12), 0.3)
    )
    made["hop"] = layers((0, drop(260, 620, 0.18), 0.7), (0, tone(300, 0.1, ((1, 1, 0.02),)), 0.4))
    t = seconds(0.5)
    made["net_up"] = layers((0, noise(0.5, 300, 2000) * np.sin(np.pi * t / 0.5) ** 2, 0.4), (0.1, drop(400, 900, 0.14), 0.4))
    made["catch"] = layers((0, drop(420, 980, 0.13), 0.7), (0.04, kalimba(hz(16), 0.5), 0.5))
    rise = [(0.16 * n, bell(hz(step) * 2, 1.2), 0.6) for n, step in enumerate((0, 4, 7, 12, 16))]
    made["light_grows"] = layers((0, pad(hz(0), 2.0, 0.5), 0.3), *rise)
    made["gift"] = layers(*((0.09 * n, bell(hz(step) * 4, 0.8), 0.5) for n, step in enumerate((0, 7, 12, 16, 19))))
    made["pin_ok"] = layers(
        (0, marimba(hz(0) * 2, 0.3), 0.8), (0.09, marimba(hz(4) * 2, 0.3), 0.8), (0.18, marimba(hz(7) * 2, 0.4), 0.8)
    )
    for n, step in enumerate(SCALE, 1):  # a ship's bell over wood
        made[f"right_table_{n}"] = layers(
            (0, marimba(hz(step), 0.5), 0.8), (0.03, bell(hz(step) * 4, 1.0), 0.4), (0.15, marimba(hz(step + 7) * 2, 0.5), 0.7)
        )
    made["table_take"] = layers((0, tone(760, 0.1, ((1, 1, 0.02), (2.4, 0.3, 0.012))), 0.7))
    made["table_put"] = layers((0, tone(300, 0.14, ((1, 1, 0.03), (2.7, 0.35, 0.014))), 0.9))
    return made


def tune(root: float, chords: tuple[tuple[int, ...], ...], bar: float, pick: float, bright: float) -> np.ndarray:
    """A slow loop: one soft chord a bar, a few plucked notes of the scale, water under it. Wraps round its own end."""
    length = bar * len(chords)
    total = int(length * RATE)
    out = np.zeros((total, 2))

    def put(at: float, sound: np.ndarray, loud: float, side: float) -> None:
        index = (int(at * RATE) + np.arange(len(sound))) % total
        for channel, share in ((0, 1 - side), (1, side)):
            np.add.at(out[:, channel], index, sound * loud * share)

    for n, chord in enumerate(chords):
        for k, step in enumerate(chord):
            put(n * bar - 0.8, pad(hz(step, root), bar + 1.6, 1.5), 0.16, 0.35 + 0.15 * k)
        put(n * bar, pad(hz(chord[0], root / 2), bar, 0.8), 0.2, 0.5)
        for _ in range(3):
            step = rng.choice([s for s in SCALE if s in {c % 12 for c in chord} | {0, 7, 9}] or SCALE)
            put(n * bar + rng.uniform(0, bar), kalimba(hz(step, root * 2), 1.2), pick, rng.uniform(0.2, 0.8))
    waves = noise(length, 150, 900) * (0.6 + 0.4 * np.sin(2 * np.pi * np.arange(total) / total * 6))
    out += (waves * bright)[:, None]
    return out


def save(path: Path, sound: np.ndarray) -> None:
    sound = sound / np.abs(sound).max() * PEAK
    path.parent.mkdir(exist_ok=True)
    soundfile.write(path, sound.astype(np.float32), RATE, format="OGG", subtype="VORBIS", compression_level=0.75)


def main() -> None:
    for name, sound in effects().items():
        save(HERE / "sounds" / f"{name}.ogg", fade(sound))
    calm = ((0, 4, 7), (9, 12, 16), (5, 9, 12), (7, 12, 14), (0, 4, 9), (5, 9, 12), (2, 7, 9), (7, 11, 14))
    night = ((0, 3, 7), (5, 8, 12), (3, 7, 10), (7, 10, 14), (0, 3, 10), (5, 8, 12))
    save(HERE / "music" / "day.ogg", tune(196.0, calm, 4.6, 0.22, 0.012))
    save(HERE / "music" / "dusk.ogg", tune(174.6, calm[::-1], 5.6, 0.16, 0.02))
    save(HERE / "music" / "night.ogg", tune(146.8, night, 6.6, 0.13, 0.03))


if __name__ == "__main__":
    main()
