"""Italian."""

from engine.challenges.speaking.spoken_language import Importing, SpokenLanguage

LANGUAGE = SpokenLanguage(
    importing=Importing(
        small_words="il la lo gli è sono che quale chi quanti e un una di nel quando",
        truth=("Vero", "Falso"),
        i_can="So rispondere a domande su {name}.",
        listen="Ascolta. Che cos'è?",
        criteria=("Ho scritto frasi intere.", "L'ho riletto e corretto."),
    ),
)
