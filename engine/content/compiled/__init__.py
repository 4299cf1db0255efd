"""The compiled form of a pack: templates ready to be drawn from, their plain description in memory, and the same in another language."""
