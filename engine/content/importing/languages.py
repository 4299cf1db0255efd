"""What a file's language is, guessed from its small words; and the few words a pack needs in that language."""

import re
from collections.abc import Iterable

_SMALL = {
    "en": "the is are of what which who how many and in to does a an it was when",
    "de": "der die das ist sind wie was wer welche welches und ein eine im von zu nicht wann",
    "fr": "le la les est sont quel quelle qui que combien et un une des du dans quand",
    "es": "el la los las es son qué cuál quién cuántos cómo y un una de en cuándo",
    "it": "il la lo gli è sono che quale chi quanti e un una di nel quando",
    "nl": "de het is zijn wat welke wie hoe en een van in niet wanneer",
    "pt": "o a os as é são qual quem quantos e um uma do da em quando",
    "pl": "jest są co kto ile jak i w na nie który która kiedy",
    "sv": "är vad vilken vem hur och en ett i av på inte när",
}
TRUTH = {
    "en": ("True", "False"),
    "de": ("Richtig", "Falsch"),
    "fr": ("Vrai", "Faux"),
    "es": ("Verdadero", "Falso"),
    "it": ("Vero", "Falso"),
    "nl": ("Waar", "Niet waar"),
    "pt": ("Verdadeiro", "Falso"),
    "pl": ("Prawda", "Fałsz"),
    "sv": ("Sant", "Falskt"),
}
I_CAN = {
    "en": "I can answer questions about {name}.",
    "de": "Ich kann Fragen zu {name} beantworten.",
    "fr": "Je sais répondre à des questions sur {name}.",
    "es": "Sé responder preguntas sobre {name}.",
    "it": "So rispondere a domande su {name}.",
    "nl": "Ik kan vragen over {name} beantwoorden.",
    "pt": "Sei responder a perguntas sobre {name}.",
    "pl": "Umiem odpowiedzieć na pytania: {name}.",
    "sv": "Jag kan svara på frågor om {name}.",
}
LISTEN = {
    "en": "Listen. What is it?",
    "de": "Hör zu. Was ist das?",
    "fr": "Écoute. Qu'est-ce que c'est ?",
    "es": "Escucha. ¿Qué es?",
    "it": "Ascolta. Che cos'è?",
    "nl": "Luister. Wat is het?",
    "pt": "Ouve. O que é?",
    "pl": "Posłuchaj. Co to jest?",
    "sv": "Lyssna. Vad är det?",
}
CRITERIA = {
    "en": ("I wrote whole sentences.", "I read it once more and mended it."),
    "de": ("Ich habe in ganzen Sätzen geschrieben.", "Ich habe es noch einmal gelesen und verbessert."),
    "fr": ("J'ai écrit des phrases entières.", "J'ai relu et corrigé mon texte."),
    "es": ("Escribí frases completas.", "Lo leí otra vez y lo corregí."),
    "it": ("Ho scritto frasi intere.", "L'ho riletto e corretto."),
    "nl": ("Ik schreef hele zinnen.", "Ik las het nog eens en verbeterde het."),
    "pt": ("Escrevi frases completas.", "Li outra vez e corrigi."),
    "pl": ("Piszę pełnymi zdaniami.", "Czytam jeszcze raz i poprawiam."),
    "sv": ("Jag skrev hela meningar.", "Jag läste en gång till och rättade."),
}


def guess_language(texts: Iterable[str]) -> str:
    """The language most small words belong to; English when nothing speaks for another."""
    counts = dict.fromkeys(_SMALL, 0)
    small = {language: frozenset(words.split()) for language, words in _SMALL.items()}
    for text in texts:
        words = re.findall(r"[^\W\d_]+", text[:500].lower())
        for language, known in small.items():
            counts[language] += sum(word in known for word in words)
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts["en"] else "en"
