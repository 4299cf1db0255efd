"""Everything that would exist without a screen: packs, challenges, the learner model, lessons, profiles, reports.

The guided tour: ``main.py`` hands a clock, a store and a library to ``classroom``; the classroom opens a ``lesson``;
the lesson asks ``learning`` what comes next and ``challenges`` what is asked; what happened becomes ``records`` that
``profiles`` keeps and ``reports`` reads. Nothing here imports pygame.
"""
