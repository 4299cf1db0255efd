"""The local profile store: who plays here and everything they did, so that nothing acknowledged is ever lost.

``profile`` is what is stored of a child, ``store`` the seam, ``tinydb_store`` the real one on ``storage`` (TinyDB on a snapshot
with a journal), ``memory_store`` the one that forgets. Only this package knows TinyDB.
"""
