"""The words of the game: read, counted, told, and found in the code for translators."""
