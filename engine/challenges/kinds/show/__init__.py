"""``show``: something to do away from the screen, with criteria that child and adult tick. The child is never wrong about it."""

from engine.challenges.base import Answer, Challenge, Form, Noted, Right, ShowForm, Unreadable, Verdict
from engine.challenges.expressions.values import NotFair
from engine.challenges.forms import ADULT, ME, AnswerForm
from engine.challenges.judging import Given
from engine.challenges.kind import ChallengeKind
from engine.challenges.making import Draw, finish, prompt_of
from engine.challenges.speaking.languages import spoken_language
from engine.challenges.speaking.plain_words import plain_words

MOST = 4


class Show(ChallengeKind):
    """Show what you can do."""

    name = "show"
    texts = ("criteria",)
    decides = ("criteria",)
    names_answers = False
    is_weak_evidence = True

    def make(self, draw: Draw) -> Challenge:
        criteria = tuple(draw.text(str(text)).strip() for text in draw.template.own["criteria"])
        if not 2 <= len(criteria) <= MOST or len(set(criteria)) != len(criteria):
            raise NotFair("2 to {most} different criteria are needed", most=MOST)
        every = tuple(f"{who}:{n}" for n in range(len(criteria)) for who in (ME, ADULT))
        return finish(
            draw,
            forms=(ShowForm(criteria=criteria),),
            solution={Form.SHOW: every},
            shown="",
            prompt=prompt_of(draw),
            same="|".join(criteria),
        )

    def judge(self, challenge: Challenge, answer: Answer) -> Verdict:
        """What a grown-up has seen in full is right. All else is an honest word about oneself: no tick is one, too, and none is wrong."""
        form = challenge.forms[0]
        if not isinstance(form, ShowForm) or answer.form is not Form.SHOW:
            return Unreadable()
        seen = {f"{ADULT}:{n}" for n in range(len(form.criteria))}
        if not set(answer.value) <= seen | {f"{ME}:{n}" for n in range(len(form.criteria))}:
            return Unreadable()
        return Right() if seen <= set(answer.value) else Noted()

    def wrong_values(self, challenge: Challenge, form: AnswerForm, solution: Given) -> list[Given]:
        return []  # nobody is wrong about what they did

    def unreadable_values(self, form: AnswerForm, solution: Given) -> list[Given]:
        return [(f"{ME}:99",)]

    def hardness(self, challenge: Challenge) -> float:
        return 0.0

    def shown_words(self, challenge: Challenge, language: str) -> str:
        form = challenge.forms[0]
        assert isinstance(form, ShowForm)
        return " ".join(plain_words(criterion, language) for criterion in form.criteria)

    def answer_words(self, challenge: Challenge, form: AnswerForm, value: Given, language: str) -> str:
        assert isinstance(form, ShowForm)
        names, told = spoken_language(language).who, []
        for who in (ME, ADULT):
            ticked = [plain_words(text, language) for n, text in enumerate(form.criteria) if f"{who}:{n}" in value]
            told += [f"{names[who]}: {' '.join(ticked)}"] if ticked else []
        return "; ".join(told)


KIND: ChallengeKind = Show()
