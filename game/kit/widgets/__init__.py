"""What can be pressed, drawn in the look of the kit."""

from game.kit.widgets.base import Look, Widget
from game.kit.widgets.buttons import Button, Card, Key, RoundButton
from game.kit.widgets.controls import Field, Slider, Tabs, Toggle

__all__ = ["Button", "Card", "Field", "Key", "Look", "RoundButton", "Slider", "Tabs", "Toggle", "Widget"]
