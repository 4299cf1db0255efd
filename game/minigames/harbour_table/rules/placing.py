"""A marker on a scale, the hands of a clock, a region of a picture."""

from fractions import Fraction

from engine.challenges.base import Answer
from engine.challenges.expressions.language import show
from engine.challenges.expressions.numerals import read_number
from engine.challenges.forms import Form, PlaceForm, clock_minutes


class PlaceRules:
    """A marker on a scale or the hands of a clock; on a picture a region. It counts once it was moved or set."""

    def __init__(self, form: PlaceForm) -> None:
        self.form = form
        self.stop = 0
        self.region = ""
        self.touched = False

    @property
    def value(self) -> Fraction:
        return self.form.low + self.form.step * self.stop

    def move(self, by: int) -> None:
        """Some stops on or back; a clock goes round."""
        self.set_to(self.stop + by)

    def set_to(self, stop: int) -> None:
        if self.form.on == "clock":
            self.stop = stop % self.form.stops
        else:
            self.stop = min(self.form.stops - 1, max(0, stop))
        self.touched = True

    def set_share(self, share: float) -> None:
        """The stop nearest to a share 0..1 of the scale."""
        self.set_to(round(share * (self.form.stops - 1)))

    def turn_hour(self, by: int) -> None:
        """The short hand on or back by hours."""
        self.move(by * int(60 // self.form.step))

    def set_hour(self, hour: int) -> None:
        """The short hand to an hour, the long hand stays."""
        minutes = int(self.value) % 60
        self.set_to(int(((hour % 12) * 60 + minutes) // self.form.step))

    def set_minute(self, minute: float) -> None:
        """The long hand to the nearest stop, the hour stays."""
        step = int(self.form.step)
        near = round(minute / step) * step % 60
        self.set_to((int(self.value) // 60 * 60 + near) // step)

    def choose(self, region: str) -> None:
        self.region, self.touched = region, True

    @property
    def ready(self) -> bool:
        return bool(self.region) if self.form.on == "picture" else self.touched

    @property
    def text(self) -> str:
        """The place as an answer says it."""
        if self.form.on == "picture":
            return self.region
        if self.form.on == "clock":
            minutes = int(self.value)
            return f"{minutes // 60 or 12}:{minutes % 60:02}"
        return show(self.value, self.form.language_sign)

    def submit(self) -> Answer:
        return Answer(Form.PLACE, (self.text,))

    def show(self, solution: tuple[str, ...]) -> None:
        self.touched = True
        if self.form.on == "picture":
            self.region = solution[0]
            return
        read = clock_minutes(solution[0]) if self.form.on == "clock" else read_number(solution[0], self.form.language_sign)
        self.set_to(int(((read or Fraction(0)) - self.form.low) / self.form.step))

    def erase(self) -> bool:
        had, self.region = bool(self.region), ""
        return had
