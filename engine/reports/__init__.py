"""Folds over facts for adults and for the child: the same numbers on every screen and in every export."""
