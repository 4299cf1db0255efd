"""Fog Beam: fog banks roll towards the harbour; the right answer swings the light and burns them away."""
