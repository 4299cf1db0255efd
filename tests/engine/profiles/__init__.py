"""The store that keeps children's work: its promise, its parts, and what it does when things go wrong."""
