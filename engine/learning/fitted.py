"""Every constant of the fitted model (``readout``): unit, sensible range, source. Logits unless another unit is named.

All were fitted at once, by Gauss-Newton steps on the log-loss of held-out learners, to training learners of six sets of
records (assist09's training part; folds 0–2 of algebra05, cloze, rotation, frcsub, subtraction13): docs/learning.md.
"""

from typing import Final

UNKNOWN_VARIANCE: Final = 1.37  # logit²; general levels among learners of whom nothing is known; .7–2
SKILL_VARIANCE: Final = 0.4  # logit²; .2–.6
ITEM_VARIANCE: Final = 0.12  # logit²; .1–.6
LATELY_VARIANCE: Final = 0.33  # logit²; good and bad moments; .1–.5
LATELY_KEPT: Final = 0.86  # share of a moment that lives on to the next answer; .7–.97
PRACTISED_SKILL: Final = 0.64  # what a skill gains by having been met at all; about two days of rest take it away; .4–.8
SKILL_DECAY: Final = 0.16  # lost with each e-fold of hours of rest (power law of the odds); .1–.2
ITEM_DECAY: Final = 0.13  # exponent, per hour, of the footing on one item; .05–.3
ITEM_CROWDED: Final = 0.106  # exponent, per answer in between, of the same; .05–.2
SEEN_ITEM: Final = 0.27  # for having met this item before …; 0–1
SEEN_CROWDED: Final = 0.2  # … less this with each e-fold of answers in between; .1–.4
LEARN_SKILL: Final = (0.0, 0.14)  # added to a_k after (wrong, right), less as a_k nears …; .05–.3
LEARN_SKILL_MOST: Final = 0.58  # beyond that only surprise moves it; .3–2
LEARN_ITEM: Final = (0.68, 1.46)  # added to e_i after (wrong, right), less as e_i nears …; .3–1.5
LEARN_ITEM_MOST: Final = 4.17  # 2–6
GROW_GLOBAL: Final = 0.0006  # logit² an answer: what is known goes slowly stale
GROW_SKILL: Final = 0.012  # logit² an answer; .005–.05
GROW_ITEM: Final = 0.2  # logit² an answer to it; set, hardly matters
LEAST_VARIANCE: Final = 0.0  # logit²; the growth above keeps variances up
MOST_SKILL_VARIANCE: Final = 2.0  # logit²
MOST_ITEM_VARIANCE: Final = 2.0  # logit²
SHRINK: Final = 0.047  # κ: how far uncertainty pulls a prediction to the middle; π/8 in theory; 0–.4
SKILL_DIFFICULTY_VARIANCE: Final = 0.2  # logit²; a skill before any record; set, hardly matters beside the next
GROUP_DIFFICULTY_VARIANCE: Final = 0.57  # logit²; a combination of skills; .2–1
FIRST_SKILL_VARIANCE: Final = 0.065  # logit²; how much harder a skill is at first, differs by this
ITEM_DIFFICULTY_VARIANCE: Final = 0.48  # logit²; an item beside its skills; .3–.6
LATER_ITEM_VARIANCE: Final = 0.43  # logit²; how much easier an item is when met again, differs by this
