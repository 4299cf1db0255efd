"""Packs made from what teachers have already: tables, Moodle's GIFT, Anki decks.

``readers`` picks the reader of a file; each reader (``tables``, ``gift_pack``, ``anki``) hands over ``found.Found``: questions in groups, and by name
everything it could not take. ``shaping`` decides how each question is asked, ``writing`` makes a pack.yaml that a person would like to
edit, ``taking`` puts both into a folder and checks them.
"""
