"""Pages behind the door for grown-ups."""
