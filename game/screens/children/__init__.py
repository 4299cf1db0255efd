"""Pages a child comes to by itself."""
