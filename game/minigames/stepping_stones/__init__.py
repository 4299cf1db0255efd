"""Stepping Stones: hop from stone to stone; a wrong stone wobbles and dunks."""
