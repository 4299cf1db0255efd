"""The local profile store: who plays here and everything they did, so that nothing acknowledged is ever lost.

``profile`` is what is stored of a child, ``store`` the seam, ``memory_store`` the one that forgets. The real one is
``tinydb_store``: it gives out a ``tiny_profile`` for each keeper and keeps an ``app_book`` for the device. Both stand on
``storage``, which is TinyDB on a ``snapshot`` with a ``journal``, read back by ``recovery``, written through ``safe_file``,
guarded by ``lock``, brought up to date by ``upgrades``. ``pin`` is the adults' lock. Only this package knows TinyDB.
"""
