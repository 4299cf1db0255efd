"""One keeper at play: ``ledger`` owns what was learnt, ``opening`` begins a level, ``level`` is its state machine, ``gifts`` what is earned."""
