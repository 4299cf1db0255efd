"""Portuguese."""

from engine.challenges.speaking.spoken_language import Importing, SpokenLanguage

LANGUAGE = SpokenLanguage(
    importing=Importing(
        small_words="o a os as é são qual quem quantos e um uma do da em quando",
        truth=("Verdadeiro", "Falso"),
        i_can="Sei responder a perguntas sobre {name}.",
        listen="Ouve. O que é?",
        criteria=("Escrevi frases completas.", "Li outra vez e corrigi."),
    ),
)
