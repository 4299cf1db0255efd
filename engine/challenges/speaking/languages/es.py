"""Spanish."""

from engine.challenges.speaking.spoken_language import Importing, Maths, SpokenLanguage

LANGUAGE = SpokenLanguage(
    maths=Maths(
        signs=("más", "menos", "por", "entre", "es menor que", "es mayor que"),
        what="es igual a cuánto?",
        gap="cuánto",
        equals="es igual a",
        over="sobre",
    ),
    importing=Importing(
        small_words="el la los las es son qué cuál quién cuántos cómo y un una de en cuándo",
        truth=("Verdadero", "Falso"),
        i_can="Sé responder preguntas sobre {name}.",
        listen="Escucha. ¿Qué es?",
        criteria=("Escribí frases completas.", "Lo leí otra vez y lo corregí."),
    ),
)
