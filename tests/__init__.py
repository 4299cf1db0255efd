"""Tests mirror ``engine`` and ``game``; see README.md here. ``python3 -m tests`` runs everything."""
