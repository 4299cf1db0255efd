"""What can be asked: one module per kind, and ``base``, where a kind and a mini-game meet."""
