"""What can be asked.

``base`` is where a kind and a mini-game meet (a challenge, an answer, a verdict), ``forms`` the shapes an answer can take. A **kind** is
one folder of ``kinds``; ``kind`` says what each of them knows, ``making`` and ``judging`` hold what they share, ``spec`` the YAML keys of
every challenge. ``templates`` are challenges as a pack says them, calculated by the little language of ``expressions``; ``speaking``
puts signs, numbers and pictures into words.
"""
