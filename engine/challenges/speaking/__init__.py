"""What stands on the screen in words, for the voice and for lists: maths, numbers, pictures."""
