"""What can go wrong with the profile store. *Missing* and *damaged* are different things."""


class StoreError(Exception):
    """Something with the store; the subclasses say what."""


class NoSuchProfile(StoreError):
    """There is no profile with this id."""


class ProfileBusy(StoreError):
    """Another window plays this profile right now."""


class NoSuchCopy(StoreError):
    """There is no copy of this name to go back to, or it cannot be read."""


class DamagedProfile(StoreError):
    """Nothing of this profile could be read; its files were left exactly as they are. The message is their folder."""


class NotSaved(StoreError):
    """What came is not on the disk; the message is the code of the trouble (see ``OpenProfile.trouble`` in ``store``)."""


class NewerSchema(StoreError):
    """The profile was written by a newer version of the game, and this one cannot even read it."""
