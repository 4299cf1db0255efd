"""Decks of flash cards: their packed database, their note types and cards, and the questions found in them."""
