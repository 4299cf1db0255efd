"""One visit to an island: ``level`` is the state machine, ``choosers`` say what comes next, ``gifts`` what is earned."""
