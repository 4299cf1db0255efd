"""A monkey at the game: seeded presses, keys, pads, drops and resizes at every moment, with invariants after every step."""
