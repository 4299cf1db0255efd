"""Mutation testing: small faults are planted in a copy of the engine, and the tests beside them must notice."""
