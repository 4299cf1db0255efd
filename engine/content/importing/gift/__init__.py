"""Moodle's GIFT: the text taken apart, its questions and answers, and what they become."""
