"""What a pack says: reading YAML with positions, models, expressions, checking, problems, the library of packs."""
