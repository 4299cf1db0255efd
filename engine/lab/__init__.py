"""Research beside the product: the learner model measured on real answers, questions calibrated, and judges in ``engine.lab.judges``."""
