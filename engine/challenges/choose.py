"""``choose``: one right answer among listed others; texts, pictures or both."""

from engine.challenges.base import Challenge, Form
from engine.challenges.kind import Draw, Examples, choose_form, examples_of, finish, prompt_of


class Choose:
    """Pick the right one."""

    name = "choose"

    def make(self, draw: Draw) -> Challenge:
        right = draw.text(draw.template.answer).strip()
        wrong = []
        for other in draw.template.others:
            filled = draw.text(other).strip()
            wrong += [part.strip() for part in filled.split("|")] if "|" in filled else [filled]
        wrong = [text for text in wrong if text and text != right]
        draw.rng.shuffle(wrong)
        form = choose_form(right, wrong, draw.rng, int(draw.template.own.get("choices", 4)), language=draw.template.language)
        return finish(
            draw,
            forms=(form,),
            solution={Form.CHOOSE: (right,)},
            shown=draw.option(right).text,
            prompt=prompt_of(draw),
        )

    def examples(self, challenge: Challenge) -> Examples:
        return examples_of(challenge)
