"""Every constant of the learner model and the scheduler: unit, sensible range, source.

"design" is the project's learning design (measured on real records); "choice" is ours: a hypothesis that no data here
checks. Logits unless another unit is named.
"""

from typing import Final

# ---- learner model: fitted at once, by Gauss-Newton steps on the log-loss of held-out learners, to training learners of six sets
# of records (assist09's training part; folds 0–2 of algebra05, cloze, rotation, frcsub, subtraction13): docs/learning.md ----
LOGITS_A_YEAR: Final = 0.8  # growth of ability with age; .5–1.2 (design)
REFERENCE_AGE: Final = 7.0  # years; the age at which difficulty 0 is right half of the time
LOGITS_A_YEAR_EARLY: Final = (
    1.0  # the same below EARLY_AGE; .8–2 (choice, after the first islands' difficulties: docs/learning.md)
)
EARLY_AGE: Final = 5.0  # years; below it growth is quicker (choice)
YEARS: Final = {"3": 3.0, "4": 4.0, "5": 5.0, "6": 6.0}  # what the youngest are asked: the year itself
BAND_AGES: Final = {
    **YEARS,
    "4-6": 5.0,
    "7-9": 8.0,
    "10-12": 11.0,
    "13+": 14.0,
}  # years, middle of the band; 4-6 is in old profiles
YOUNG: Final = frozenset({*YEARS, "4-6"})  # who cannot read yet, and is asked little at once
GLOBAL_VARIANCE: Final = 0.7  # logit²; .5–1.2; after an adult said where to start (design)
GLOBAL_VARIANCE_YEAR: Final = 0.8  # logit²; the same where the year is known, not only a band; .6–1.4 (choice)
GLOBAL_VARIANCE_AGE_ONLY: Final = 1.37  # logit²; general levels among learners of whom nothing but the age is known; .7–2
SKILL_VARIANCE: Final = 0.4  # logit²; .2–.6
ITEM_VARIANCE: Final = 0.12  # logit²; .1–.6
LATELY_VARIANCE: Final = 0.33  # logit²; good and bad moments, against a level that is known; .1–.5
LATELY_KEPT: Final = 0.86  # share of a moment that lives on to the next answer; .7–.97
PRACTISED_SKILL: Final = 0.64  # what a skill gains by having been met at all; about two days of rest take it away; .4–.8
SKILL_DECAY: Final = 0.16  # lost with each e-fold of hours of rest (power law of the odds); .1–.2
ITEM_DECAY: Final = 0.13  # exponent, per hour, of the footing on one question; .05–.3
ITEM_CROWDED: Final = 0.106  # exponent, per answer in between, of the same; .05–.2
SEEN_ITEM: Final = 0.27  # for having met this question before …; 0–1
SEEN_CROWDED: Final = 0.2  # … less this with each e-fold of answers in between; .1–.4
LEARN_SKILL: Final = (0.0, 0.14)  # added to a_k after (wrong, right), less as a_k nears …; .05–.3
LEARN_SKILL_MOST: Final = 0.58  # beyond that only surprise moves it; .3–2
LEARN_ITEM: Final = (0.68, 1.46)  # added to e_i after (wrong, right), less as e_i nears …; .3–1.5
LEARN_ITEM_MOST: Final = 4.17  # beyond that an item is learnt no further; 2–6
GROW_GLOBAL: Final = 0.0006  # logit² an answer: what is known goes slowly stale
REST_VARIANCE: Final = (
    0.1  # logit² for each e-fold of days away: what is known of a skill goes stale by rest, not by answers; .03–.2
)
GROW_ITEM: Final = 0.2  # logit² an answer to it; set, hardly matters
MOST_SKILL_VARIANCE: Final = 2.0  # logit²; never more, however long the rest; set, hardly matters
MOST_ITEM_VARIANCE: Final = 2.0  # logit²; the same of an item
SHRINK: Final = 0.047  # κ: how far uncertainty pulls a prediction to the middle; π/8 in theory; 0–.4
REST_SHRINK: Final = (
    1.2  # κ of what rest has added (folds 0–2 of algebra05: slopes of predictions after 1 to 90 days .94 to 1); .4–2
)
# difficulties that only a population teaches (evaluate, calibrate)
SKILL_DIFFICULTY_VARIANCE: Final = 0.2  # logit²; a skill before any record; set, hardly matters beside the next
GROUP_DIFFICULTY_VARIANCE: Final = 0.57  # logit²; a combination of skills; .2–1
FIRST_SKILL_VARIANCE: Final = 0.065  # logit²; how much harder a skill is at first, differs by this
ITEM_DIFFICULTY_VARIANCE: Final = 0.48  # logit²; an item beside its skills; .3–.6
LATER_ITEM_VARIANCE: Final = 0.43  # logit²; how much easier an item is when met again, differs by this

# ---- learner model: what only the game has ----
DIFFICULTY_VARIANCE: Final = 0.36  # logit²; an expert's guess (SD .6), when a pack says nothing (design)
UNKNOWN_DIFFICULTY_VARIANCE: Final = 1.0  # logit²; the drift judge: an item of which nobody said anything
LIKENESS: Final = 0.3  # a family draws other numbers each time: share of what one question teaches that serves another; choice
LEAST_VARIANCE: Final = 0.02  # logit²; a difficulty is never known for certain on one device
MASTERED_DECAY: Final = 0.16  # a skill's own decay at provisional mastery
DECAY_AFTER_SUCCESS: Final = 0.8  # factor for each delayed success (design)
DECAY_AFTER_FAILURE: Final = 1.25  # factor for each delayed failure (design)
DECAY_FLOOR: Final = 0.03  # that decay is never less; .02–.05 (set with the memory judge)
DECAY_CAP: Final = 0.2  # nor more; .16–.3
HINT_CREDIT: Final = 0.3  # share of credit a hint costs; hypothesis
HINT_CREDIT_FLOOR: Final = 0.25  # share of credit left after any number of hints; hypothesis
HELPED_INFORMATION: Final = 0.5  # "I had help": share of information; hypothesis
UNSURE_INFORMATION: Final = 0.8  # right, but the child had said "not so sure": share of information; hypothesis
GUESSED_INFORMATION: Final = 0.5  # right, and the child says "I guessed": share of information; hypothesis
RAPID_S: Final = 0.4  # seconds: faster than this on a choice is a guess
RAPID_SHARE: Final = 0.2  # … or faster than this share of the learner's own median
RAPID_MOST_S: Final = 2.5  # seconds: whoever takes longer has read, however slow the median (voices count in it); choice
RAPID_KNOWN: Final = 5  # answers before the own median counts
TIMES_KEPT: Final = 15  # response times behind the median
FLUENCY_LAST: Final = 10  # first answers that tell whether what is known comes quickly; choice
FLUENCY_LEAST: Final = 5  # of them, before anything is said; choice
FLUENCY_SHARE: Final = 0.8  # share that must come in the pack's time; choice
FLOW_DOWN: Final = 0.3  # share of a success that prerequisites without answers of their own get; choice
FLOW_UP: Final = 0.15  # share that untried skills built on it get; choice
CALIBRATE_BELOW: Final = 0.2  # logit²: v_g under which a miss may also mean a harder item (design: v_g + v_k < .5, not reached)
CALIBRATE_MOST: Final = 1.0  # logit; how far an item's difficulty may move on the device

# ---- the scheduler's second opinion (recall; knowledge tracing and a log-time memory; all choices, see docs/learning.md) ----
KNOWN_START: Final = 0.15  # chance that a skill never asked is known
KNOWN_LEARN: Final = 0.15  # chance to learn it by one answer; .05–.3
KNOWN_SLIP: Final = 0.1  # chance to be wrong all the same
KNOWN_LUCK: Final = 0.1  # chance to be right all the same; more for choices
LASTING_START: Final = 1.0  # logit of having it still after a day
LASTING_SLOPE: Final = 0.7  # logits lost with each e-fold of time
LASTING_VARIANCE: Final = (0.8, 0.2)  # logit² of one skill: what answers take away, what stays
LASTING_SURER: Final = 0.3  # how quickly they do
LASTING_SHARED: Final = 0.1  # logit² of what all skills of a child have in common
LASTING_GROWTH: Final = (0.6, 0.4)  # logits after a pause, by (wrong and shown, right)

# ---- mastery (design, section 4) ----
MASTERED_P: Final = 0.85  # probability on the reference item
MASTERED_SURE: Final = 0.6  # how sure of it (set with judge and rehearsals; design: .5)
MASTERED_TRIES: Final = 4  # answers at least (design)
MASTERED_FAMILIES: Final = 2  # families right without hints
RECORD_CAN: Final = 0.95  # chance on the reference item of a child who can …
RECORD_CANNOT: Final = 0.65  # … and of one who cannot yet (Wald's sequential test; set with the journeys of seeds 0–9)
RECORD_SLIP: Final = 0.04  # chance to be wrong all the same
RECORD_LEAST: Final = -0.5  # log odds; a record is never worse: early misses are outweighed by a few right answers
RECORD_PROVEN: Final = 2.1  # log odds of 8 to 1
RECORD_TRIES: Final = 8  # answers at least; 6–12
REFERENCE_SHARE: Final = 0.7  # the reference item stands this far up the skill's difficulties; choice
CONFIRM_AFTER_S: Final = 20 * 3600.0  # seconds between mastery and the review that confirms it
PROBES: Final = 2  # easy probes missed before a mastered skill is called unlearnt
LAMP_STEPS: Final = (0.1, 0.25, 0.42)  # sureness of mastery at which lamps 2, 3 and 4 light; choice
LAMP_TRIES: Final = 5  # answers that light a lamp by patience alone, up to two; choice
RISE: Final = 0.1  # logit; a new best of level and skill together counts as a rise from here
STUCK_TRIES: Final = 12  # answers without a rise

# ---- gates (design, section 4) ----
GATE_P: Final = 0.7  # chance on a need's reference item from which it can be built on …
GATE_SURE: Final = 0.6  # … and how sure of it
START_P: Final = 0.8  # success expected on the island where an adult said to start: as in normal play
START_MARGIN: Final = (
    0.6  # logit; what that island is built on stands so much above the gate (.6 of two standard deviations of .55)
)
GATE_CLOSED_WEIGHT: Final = 0.2  # a gate closes softly

# ---- the success wanted (design, section 4) ----
TARGETS: Final = {"easy": 0.90, "normal": 0.80, "challenge": 0.75}  # by the child's wish
TARGET_YOUNG: Final = 0.85  # under six, and after an absence
TARGETS_PLACEMENT: Final = {"easy": 0.80, "normal": 0.65, "challenge": 0.60}  # .65–.75, unless the child asks for something else
TARGET_REVIEW: Final = 0.87  # a review; .85–.90
TARGET_PROBE: Final = 0.92  # an easy question about a skill in doubt
TARGET_EDGE: Final = 0.90  # first and last of a level
SITTING_S: Final = 1800.0  # seconds of rest after which a new sitting begins; its first challenge is easy; choice
EASY_START_BELOW: Final = 0.65  # success lately under which every level begins with an easy one; choice
TARGET_GUARD: Final = 0.90  # after two errors in a row
TARGET_LEAST: Final = 0.6  # no wish and no guard leads below
TARGET_MOST: Final = 0.95  # nor above
ABSENCE_S: Final = 14 * 86400.0  # seconds; from here on it was an absence (choice)
BORED_AFTER: Final = 6  # right in a row
BORED_STEP: Final = 0.10  # how far that lowers the target; .05–.15
BORED_MOST: Final = 0.9  # success expected of the hardest step of an island from which on boredom leads elsewhere; choice
GUARD_WINDOW: Final = 8  # answers over which success is to stay above .6 (design)
GUARD_LEAST: Final = 4  # answers before that can be said
GUARD_CARE: Final = 0.65  # share right from which care is taken, so that .6 is not undercut; choice
LEAN_STEP: Final = 0.05  # how far one "too easy" or "tricky" moves the target; choice
LEAN_MOST: Final = 0.10  # and all of them together
LEAN_FADE: Final = 0.97  # factor an answer: a wish of long ago fades; choice

# ---- what next in a level ----
REVIEW_EVERY: Final = 4  # at most one interleaved challenge in so many
REVIEW_ENOUGH: Final = 2  # right in a row about an island that waited for its review; then the level goes elsewhere; choice
STAY_WORTH: Final = 0.5  # share of the best worth in the sea under which a level leaves its island; .5–.9 made no difference
ELSEWHERE_MOST: Final = 2  # challenges of one other skill in a level; choice
BLOCKED_TRIES: Final = 3  # first answers on a new skill, not interleaved (design)
MISSED_REST: Final = 2  # challenges before a missed family comes again
SURE_SHARE: Final = 0.35  # share of the challenges that may ask "how sure?" which do, at most one a level
MISSED_TRIES: Final = 3  # askings of one family in a level
MIX_UP_TIMES: Final = 2  # times the same known mistake at a skill, first attempts: a challenge is drawn for it; choice
MIX_UP_LASTS: Final = 60  # answers after which a mistake made once or twice is forgotten; choice
MIX_UPS_KEPT: Final = 16  # mistakes remembered; choice
MIX_UP_DRAWS: Final = 12  # draws among which one that shows the mistake is looked for; choice
BACK_OFF_ERRORS: Final = 3  # errors in a row that lead to a prerequisite
BACK_OFF_STAY: Final = 2  # challenges spent there
NOT_NOW_S: Final = 24 * 3600.0  # seconds a family rests after "not now"; choice
NOT_NOW_KEPT: Final = 8  # families that rest at most
RANDOM_AMONG: Final = 5  # randomesque choice (Kingsbury & Zara 1989)
NEAR: Final = 0.05  # families this close to the best in nearness are equally good
AGAIN: Final = 0.05  # nearness lost for each time a family was asked in this level; choice
JUST_ASKED: Final = 0.15  # nearness lost by the family just asked; choice
FRESH: Final = 0.03  # nearness won by a family never right so far: mastery wants two; choice
EXPLORE: Final = 0.08  # share of practice spent on the family least known (design: at least 5 %)
EXPLORE_LEAST_P: Final = 0.6  # expected success under which nothing is explored
IN_A_ROW: Final = 3  # challenges of one skill in a row when no island was chosen

# ---- reviews (design, section 4; the intervals after Latimier et al. 2021: their exact form hardly matters) ----
DUE_P: Final = 0.85  # review when the predicted success falls below
DUE_REST_S: Final = 20 * 3600.0  # seconds; never sooner than the next day
DUE_GROWTH: Final = 3.1  # the rest grows by (f_start/f)^this: doubles with each delayed success; choice
DUE_LATEST_S: Final = 60 * 86400.0  # seconds; and never later than this; choice

# ---- floors and ceilings by age (age_limits) ----
BAND_YEARS: Final = {  # years, first and last
    **{year: (int(year), int(year)) for year in YEARS},
    "4-6": (4, 6),
    "7-9": (7, 9),
    "10-12": (10, 12),
    "13+": (13, 99),
}
BAND_WIDTH: Final = 3  # years: one band
AGE_EVIDENCE: Final = 15  # answers before the general level may lead further than one band (design)
BELOW_AGE: Final = 0.03  # factor on what is worth a skill whose ages end below the band; choice
MOSTLY_BELOW: Final = 0.7  # the same for a skill whose ages reach the band, but whose middle lies below it; choice

CONTAINS: Final = (
    0.5  # how much of what a skill needs is practised by a right answer about it; its square for needs of needs; choice
)
CONTAINS_LEAST: Final = 0.2  # shares under this are not counted: two steps down, no further

# ---- islands ----
TEMPERATURE: Final = 0.015  # softmax over what islands are worth, which lives within about .5 (design: .15 on a scale of 1 to 2)
STUCK_WEIGHT: Final = 0.4  # an island where nothing moves waits while its needs are strengthened; choice
STUCK_MOST: Final = 4  # times STUCK_TRIES answers in vain, each of which makes it wait longer; choice
GAIN_CENTRE: Final = 1.1  # logit of success on the reference item at which a new island fits best (p = .75); choice
NEW_HARDER: Final = 8.0  # logits harder for a skill never tried with each 1.0 that success lately lies above what is wanted …
NEW_MOST: Final = 1.0  # … and how many at the most; choice
GAIN_WIDTH: Final = 1.4  # logits; how wide that peak is; 1–2 (choice)
RECENT_S: Final = 3 * 3600.0  # seconds; a skill played this lately is a little less interesting
NEARLY_LAMPS: Final = 3  # lamps from which on a light is called nearly full
VISIT_NEARLY: Final = 2.2  # factors on what a skill is worth, for a whole level there: its light is nearly full …
VISIT_DUE: Final = 2.0  # … a ship waits …
VISIT_MASTERED: Final = 0.1  # … it is mastered and no ship waits …
VISIT_RECENT: Final = 0.85  # … it was played just now …
KIND_WIDTH: Final = (
    1.8  # logits below GAIN_CENTRE at which a skill that was tried and is not known is worth a third to a level; choice
)
VISIT_SAME_KIND: Final = 0.9  # … another of the same kind is recommended already
RECENT_START: Final = 0.8  # success lately, of a child of whom nothing is known
RECENT_STEP: Final = 0.12  # how far one answer moves it: half of it is forgotten in 5 answers
MERCY_BELOW: Final = 0.55  # success lately under which mercy begins …
MERCY_FULL: Final = 0.40  # … and at which it is whole
MERCY_BLIND: Final = (
    0.7  # how little all else counts then; less than 1, so that islands of one hardness are still told apart; choice
)
MERCY: Final = 1.5  # exponent that a logit harder than the easiest skill costs under whole mercy; choice

# ---- goals and plans (choices; the estimate is measured with simulated children only) ----
GOAL_WORTH: Final = {"child": 1.5, "adult": 2.0}  # factor on every skill on the way to a goal
GOALS_MOST: Final = 3  # goals of one child at a time
PLAN_RISE: Final = 0.05  # logits a skill rises with an answer about it, learning and evidence together
PLAN_LEAST: Final = 8  # challenges: a level is played to its end
PLAN_TRIES: Final = 30.0  # answers' weight of that usual pace
PLAN_SPREAD: Final = 1.28  # SD either way: four times in five
PLAN_SLOWER: Final = 1.8  # the pace may be so many times slower
PLAN_PER_DAY: Final = 16.0  # challenges on a day of play, when nothing is known: two levels

# ---- the open sea ----
SEA_HOPE: Final = 0.1  # exponent of p: what is hopeless is worth a little less; 0–.3
SEA_PATIENCE: Final = 8.0  # answers without a rise after which a skill is worth half
KNOWN_READY: Final = 0.9  # second opinion at which a skill can be built on

# ---- placement (design, section 4) ----
PLACEMENT_ITEMS: Final = 12  # questions at most
PLACEMENT_STRANDS: Final = 3  # subjects of the age band that a voyage asks about
PLACEMENT_EACH: Final = 2  # answers in each of them before the weakest is asked on; choice
STRAND_VARIANCE: Final = (
    1.0  # logit²; how far one subject of a child may stand apart, on a voyage only; .5–2 (choice: docs/learning.md)
)
STRAND_TOLD: Final = 0.3  # logit; a subject that stands out by less is not told from the others afterwards; choice
VOYAGE_AGAIN: Final = 6  # challenges of a voyage after an absence; choice
VOYAGE_STALE: Final = 0.01  # logit² a day away by which the level is less sure when such a voyage begins; choice
STRAND_NEAR: Final = 60  # skills of a subject, nearest to the child's level, to which that is applied
PLACEMENT_START_BELOW: Final = 0.6  # start this far under the age prior
PLACEMENT_STOP_SE: Final = 0.45  # logit; standard error of the level at which it stops
PLACEMENT_LEAST: Final = 5  # answers before it may stop
PLACEMENT_AGAIN: Final = 0.45  # logits a skill already asked costs in nearness, so that it spreads over the graph; choice
PLACEMENT_KINDER: Final = 0.35  # logits easier for each of the last two answers that was wrong; choice
PLACEMENT_NEAR: Final = 0.2  # logits; families this close to the best are equally good
PLACEMENT_WINDOW: Final = 12  # families looked at on either side of the wanted difficulty
