"""What is earned for the cove: one gift for every lighthouse lit and every ship guided in, in a fixed order, never by chance.

A gift is a picture name; when all have been given once they come again (a cove may hold two starfish).
"""

GIFTS = (
    "starfish",
    "fish",
    "coral",
    "snail",
    "kelp",
    "seahorse",
    "crab",
    "anemone",
    "jelly",
    "octopus",
    "tuft",
    "boat",
)


def next_gift(already: int) -> str:
    """The gift after ``already`` ones."""
    return GIFTS[already % len(GIFTS)]
