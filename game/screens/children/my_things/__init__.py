"""What a child says, sets and keeps of its own: about me, settings, the picture key, the drawers of stored things, the passport."""
