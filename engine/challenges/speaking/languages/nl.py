"""Dutch."""

from engine.challenges.speaking.spoken_language import Importing, SpokenLanguage

LANGUAGE = SpokenLanguage(
    importing=Importing(
        small_words="de het is zijn wat welke wie hoe en een van in niet wanneer",
        truth=("Waar", "Niet waar"),
        i_can="Ik kan vragen over {name} beantwoorden.",
        listen="Luister. Wat is het?",
        criteria=("Ik schreef hele zinnen.", "Ik las het nog eens en verbeterde het."),
    ),
)
