"""Journeys: invented children play the shipped packs through the shipped path, and what became of them is counted.

``children`` invents them (what they know, how they learn and forget), ``travelling`` plays as the game does, ``figures`` counts. The
judge with the bars is ``engine.lab.judges.journey``.
"""
