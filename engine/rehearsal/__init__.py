"""A pack played through by simulated learners before a child meets it: the real classroom, scheduler and lesson, invented children.

``children`` invents them (true knowledge, learning and forgetting of their own: never what the learner model believes), ``solving``
reads a question without looking at its key, ``playing`` plays, ``findings`` looks at what happened, ``telling`` puts it in words.
"""
