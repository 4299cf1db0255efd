"""Polish."""

from engine.challenges.speaking.spoken_language import Importing, SpokenLanguage

LANGUAGE = SpokenLanguage(
    importing=Importing(
        small_words="jest są co kto ile jak i w na nie który która kiedy",
        truth=("Prawda", "Fałsz"),
        i_can="Umiem odpowiedzieć na pytania: {name}.",
        listen="Posłuchaj. Co to jest?",
        criteria=("Piszę pełnymi zdaniami.", "Czytam jeszcze raz i poprawiam."),
    ),
)
