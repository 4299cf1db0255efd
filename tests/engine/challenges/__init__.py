"""Tests of what can be asked and how answers are judged."""
