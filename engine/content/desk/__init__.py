"""What a teacher does with a pack while writing it: see its questions as a list, or hold one challenge in hand."""
