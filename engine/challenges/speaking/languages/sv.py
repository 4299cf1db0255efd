"""Swedish."""

from engine.challenges.speaking.spoken_language import Importing, SpokenLanguage

LANGUAGE = SpokenLanguage(
    importing=Importing(
        small_words="är vad vilken vem hur och en ett i av på inte när",
        truth=("Sant", "Falskt"),
        i_can="Jag kan svara på frågor om {name}.",
        listen="Lyssna. Vad är det?",
        criteria=("Jag skrev hela meningar.", "Jag läste en gång till och rättade."),
    ),
)
