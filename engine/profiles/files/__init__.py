"""What the store does to files: written safely, kept as a snapshot with a journal, mended, backed up."""
