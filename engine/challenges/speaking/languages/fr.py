"""French."""

from engine.challenges.speaking.spoken_language import Importing, Maths, SpokenLanguage

LANGUAGE = SpokenLanguage(
    maths=Maths(
        signs=("plus", "moins", "fois", "divisé par", "est plus petit que", "est plus grand que"),
        what="égale combien ?",
        gap="combien",
        equals="égale",
        over="sur",
    ),
    importing=Importing(
        small_words="le la les est sont quel quelle qui que combien et un une des du dans quand",
        truth=("Vrai", "Faux"),
        i_can="Je sais répondre à des questions sur {name}.",
        listen="Écoute. Qu'est-ce que c'est ?",
        criteria=("J'ai écrit des phrases entières.", "J'ai relu et corrigé mon texte."),
    ),
)
