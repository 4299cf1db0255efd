"""Every constant of the learner model and the scheduler: unit, sensible range, source.

"design" is the project's learning design (measured on real records); "choice" is ours, a hypothesis that no data here checks.
Logits unless another unit is named.
"""

from typing import Final

# ---- learner model (design, section 3: the untuned row) ----
LOGITS_A_YEAR: Final = 0.8  # growth of ability with age; .5–1.2
REFERENCE_AGE: Final = 7.0  # years; the age at which difficulty 0 is right half of the time
BAND_AGES: Final = {"4-6": 5.0, "7-9": 8.0, "10-12": 11.0, "13+": 14.0}  # years, middle of the band
GLOBAL_VARIANCE_AGE_ONLY: Final = 1.2  # logit²; while age is the only evidence
SKILL_VARIANCE: Final = 0.3  # logit²
ITEM_VARIANCE: Final = 0.2  # logit²
SKILL_DECAY: Final = 0.15  # exponent of the power law, per hour; .05–.3
ITEM_DECAY: Final = 0.10  # same for one item family
MASTERED_DECAY: Final = 0.25  # start of a skill's own decay at provisional mastery
DECAY_AFTER_SUCCESS: Final = 0.8  # each delayed success
DECAY_AFTER_FAILURE: Final = 1.25  # each delayed failure
DECAY_FLOOR: Final = 0.05
DECAY_CAP: Final = 0.3
LEARN_SKILL: Final = (0.02, 0.06)  # added to a_k after (wrong, right)
LEARN_ITEM: Final = (0.10, 0.25)  # added to e_i after (wrong, right)
GROW_GLOBAL: Final = 0.001  # logit² an answer
GROW_SKILL: Final = 0.02  # logit² an answer
HINT_CREDIT: Final = 0.3  # share of credit a hint costs (hypothesis)
HINT_CREDIT_FLOOR: Final = 0.25
HELPED_INFORMATION: Final = 0.5  # "I had help" (hypothesis)
RAPID_S: Final = 0.4  # seconds: faster than this on a choice is a guess
RAPID_SHARE: Final = 0.2  # … or than this share of the learner's own median
FLOW_DOWN: Final = 0.3  # share of a skill's gain that its prerequisites get (choice)
FLOW_UP: Final = 0.15  # share that the skills built on it get (choice)

# ---- mastery (design, section 4) ----
MASTERED_P: Final = 0.85  # probability on the reference item
MASTERED_SURE: Final = 0.5  # how sure of it
MASTERED_TRIES: Final = 4
MASTERED_FAMILIES: Final = 2
REFERENCE_SHARE: Final = 0.7  # the reference item stands this far up the skill's difficulties (choice)
CONFIRM_AFTER_S: Final = 20 * 3600.0  # seconds between mastery and the review that confirms it
PROBES: Final = 2  # easy probes before a mastered skill is called unlearnt
LAMP_STEPS: Final = (0.08, 0.2, 0.35)  # sureness of mastery at which lamps 2, 3 and 4 light (choice)

# ---- gates ----
GATE_P: Final = 0.7
GATE_SURE: Final = 0.6
GATE_CLOSED_WEIGHT: Final = 0.2  # a gate closes softly

# ---- what next ----
TARGETS: Final = {"easy": 0.90, "normal": 0.80, "challenge": 0.75}  # success wanted, by the child's wish
TARGET_YOUNG: Final = 0.85  # under six, and after an absence
TARGET_PLACEMENT: Final = 0.72
TARGET_REVIEW: Final = 0.87
TARGET_EDGE: Final = 0.90  # first and last of a level
TARGET_GUARD: Final = 0.90  # after two errors in a row
BORED_AFTER: Final = 6  # right in a row
BORED_STEP: Final = 0.10
ABSENCE_S: Final = 14 * 86400.0  # seconds
DUE_P: Final = 0.85  # review when the predicted success falls below
DUE_REST_S: Final = 20 * 3600.0  # seconds; never sooner than the next day
REVIEW_EVERY: Final = 4  # challenges between two interleaved reviews
MISSED_REST: Final = 2  # challenges before a missed family comes again
RANDOM_AMONG: Final = 5  # randomesque choice (Kingsbury & Zara)
TEMPERATURE: Final = 0.15  # softmax over utilities
STUCK_TRIES: Final = 12  # answers without a rise
STUCK_WEIGHT: Final = 0.4  # an island where nothing moves waits while its needs are strengthened (choice)
GAIN_CENTRE: Final = 0.85  # logit of the success at which most is learnt (.70) on the reference item (choice)
GAIN_WIDTH: Final = 1.4  # logits
RECENT_S: Final = 3 * 3600.0  # seconds; a skill played this lately is a little less interesting
UTILITY_NEARLY: Final = 0.12
UTILITY_NEW: Final = 0.05
UTILITY_DUE: Final = 0.15
UTILITY_RECENT: Final = 0.05

# ---- placement ----
PLACEMENT_ITEMS: Final = 12
PLACEMENT_START_BELOW: Final = 0.5  # start this far under the age prior
PLACEMENT_STOP_SE: Final = 0.45
PLACEMENT_LEAST: Final = 5  # answers before it may stop
PLACEMENT_AGAIN: Final = 0.35  # logits a skill already asked costs in nearness, so that it spreads over the graph (choice)
