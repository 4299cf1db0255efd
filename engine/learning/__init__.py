"""Who knows what and what comes next: pure mathematics over facts and small candidates, seeded and replayable."""
