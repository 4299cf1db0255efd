"""A level at play: the page, the frame around the mini-game, and what a child may say beside its answers."""
