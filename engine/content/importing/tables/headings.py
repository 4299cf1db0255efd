"""What the columns of somebody's table mean: headings in several languages, near misses, numbered columns.

Meanings: ask, answer, others (wrong choices), options (all choices, then ``correct`` says which is right), correct, accept, hint, why, say, skill,
picture, sound, step, kind, praise (left out), time (left out).
"""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_NAMES = {
    "ask": "ask question questions questiontext prompt front term task stem quiz frage fragen aufgabe fragetext vorderseite begriff"
    " question intitule enonce recto demande pregunta enunciado anverso cuestion domanda quesito fronte vraag opgave voorkant"
    " pergunta questao frente pytanie awers fraga framsida sporgsmal sporsmal kysymys otazka kerdes soru intrebare",
    "answer": "answer answers correctanswer rightanswer solution back response definition key result antwort loesung losung rueckseite"
    " ruckseite richtigeantwort korrekteantwort ergebnis reponse bonnereponse reponsecorrecte reponsescorrectes reponsejuste solution verso respuesta respuestacorrecta respuestascorrectas solucion reverso"
    " risposta rispostacorretta soluzione retro antwoord juisteantwoord oplossing achterkant resposta respostacorreta solucao verso"
    " odpowiedz poprawnaodpowiedz rewers svar rattsvar baksida vastaus odpoved valasz cevap raspuns translation uebersetzung ubersetzung",
    "others": "others other wrong wronganswer wronganswers wrongchoices incorrect incorrectanswer incorrectanswers distractor distractors"
    " falsch falscheantwort falscheantworten andere ablenker faux faussereponse mauvaisesreponses autres incorrecta incorrectas"
    " respuestaincorrecta otras sbagliata rispostesbagliate errata altre fout fouteantwoorden foutantwoord errada erradas respostaerrada"
    " bledna blednaodpowiedz fel felsvar felaktig",
    "options": "option options choice choices auswahl auswahlantwort auswahlmoeglichkeit antwortmoeglichkeit antwortmoglichkeit choix"
    " opcion opciones alternativa alternativas opzione opzioni scelta keuze keuzes optie opcao opcoes opcja alternativ",
    "correct": "correct correctoption correctchoice right rightoption correctanswers correctanswerindex correctindex richtig korrekt"
    " richtigenummer bonne juste correcta correcto corretta corretto goed juist correta certa poprawna ratt answerkey correctanswernumber",
    "accept": "accept accepted alsoaccept alternative alternatives alsoright variants variant synonym synonyms auchrichtig varianten"
    " accepte acceptees aceptar aceptadas accetta ookgoed aceitar synonyme sinonimos sinonimi",
    "hint": "hint hints help clue tip tips hinweis hinweise hilfe tipp tipps indice indices aide astuce pista pistas ayuda suggerimento"
    " aiuto indizio hulp aanwijzing dica dicas ajuda podpowiedz wskazowka ledtrad tips",
    "why": "why because explanation answerexplanation explain feedback comment reason rationale note notes warum weil erklaerung erklarung begruendung"
    " begrundung rueckmeldung ruckmeldung kommentar pourquoi explication retroaction commentaire porque explicacion retroalimentacion"
    " comentario perche spiegazione commento waarom uitleg toelichting explicacao comentario wyjasnienie forklaring forklaring",
    "say": "say spoken speech aloud readaloud audio text2speech sprich vorlesen gesprochen dire lireavoixhaute leer decir leggi zeg voorlezen",
    "skill": "skill skills topic topics subject category categories chapter unit lesson section deck set thema themen kategorie kapitel"
    " lektion bereich faehigkeit fahigkeit fach competence theme sujet categorie chapitre lecon habilidad tema categoria capitulo leccion"
    " abilita argomento capitolo lezione vaardigheid onderwerp categorie hoofdstuk les habilidade assunto licao temat kategoria rozdzial"
    " amne omrade",
    "picture": "picture pictures image images img photo emoji icon bild bilder foto imagen imagenes dibujo immagine afbeelding plaatje"
    " imagem obraz obrazek zdjecie",
    "sound": "sound sounds audiofile soundfile ton klang geraeusch gerausch tondatei son sonido suono geluid som dzwiek ljud",
    "step": "step steps level difficulty grade stufe schwierigkeit schwierigkeitsgrad niveau etape difficulte paso nivel dificultad passo"
    " livello difficolta stap moeilijkheid nivel dificuldade poziom trudnosc niva svarighetsgrad",
    "kind": "kind type questiontype art typ fragetyp fragentyp typedequestion tipo tipodepregunta tipodidomanda soort vraagtype",
    "praise": "correctfeedback praise points score punkte marks puntos punti",
    "time": "time timelimit timeinseconds seconds zeit zeitlimit duree tiempo tempo tijd id nr no number nummer numero date datum author tags tag",
}
KNOWN = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}
_SHOWN = "ask, answer, others, hint, why, skill, picture"
_LETTERED = re.compile(
    r"(?:answer|antwort|option|choice|reponse|respuesta|risposta|antwoord|resposta|odpowiedz|svar|auswahl|choix|opcion)?([a-f])"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: what it means, the number behind its name ("wrong 2" → 2, else 0), as it is written, and what it was guessed from."""

    meaning: str
    number: int
    written: str
    guessed: str = ""


@lru_cache(maxsize=2000)
def heading(written: str) -> Heading | None:
    """What a heading means; None when it is not known."""
    bare = _bare(written)
    number = re.search(r"(\d{1,2})$", bare)
    name = bare[: number.start()] if number else bare
    which = int(number[1]) if number else 0
    if (meaning := KNOWN.get(name)) is not None:
        return Heading(meaning, which, written)
    if (letter := _LETTERED.fullmatch(bare)) is not None:
        return Heading("options", 1 + "abcdef".index(letter[1]), written)
    first = _bare(re.split(r"[(\[:/–-]", written, maxsplit=1)[0])
    if first and first != bare and (meaning := KNOWN.get(re.sub(r"\d+$", "", first))) is not None:
        digits = re.search(r"(\d{1,2})$", first)
        return Heading(meaning, int(digits[1]) if digits else 0, written)
    close = difflib.get_close_matches(name, KNOWN, n=1, cutoff=0.8) if 5 <= len(name) <= 24 else []
    return Heading(KNOWN[close[0]], which, written, guessed=close[0]) if close else None


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("ł", "l"))
    return re.sub(r"[^a-z0-9]", "", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def headings(cells: Sequence[str]) -> tuple[list[Heading | None], list[str]]:
    """The meaning of every column of a heading row, and what its owner should know about it."""
    found = [heading(cell) if cell.strip() else None for cell in cells]
    notes = []
    for column, cell in zip(found, cells, strict=True):
        if column is None and cell.strip():
            notes.append(f"The column “{cell.strip()[:30]}” is left out: it is not known. Known are {_SHOWN}.")
        elif column is not None and column.guessed:
            notes.append(f"The column “{column.written.strip()[:30]}” is read as {column.meaning}.")
    settled, more = _settled(found)
    return settled, notes + more


def lacks_key(columns: Sequence[Heading | None]) -> bool:
    """Whether answers are counted from 1, which only a key explains, and no column is one."""
    known = [c for c in columns if c is not None]
    counted = {c.number for c in known if c.meaning == "answer" and c.number}
    return 1 in counted and len(counted) > 1 and not any(c.meaning in ("options", "correct") for c in known)


def _settled(found: list[Heading | None]) -> tuple[list[Heading | None], list[str]]:
    """Answers counted from 1 are options when another column is the key; of several columns of answers the first is meant."""
    known = [c for c in found if c is not None]
    numbered = {c.number for c in known if c.meaning == "answer" and c.number}
    has_options = any(c.meaning == "options" for c in known)
    tells = any(c.meaning == "correct" for c in known)
    plain = [c for c in known if c.meaning == "answer" and not c.number]
    if len(numbered) > 1 and (tells or (plain and 1 in numbered)):
        return [_as_option(c) for c in found], []
    if tells and not has_options and not plain and not numbered:
        return [Heading("answer", 0, c.written) if c is not None and c.meaning == "correct" else c for c in found], []
    if len(plain) < 2 or has_options:
        return found, []
    notes = [
        f"The column “{c.written.strip()[:30]}” is left out: “{plain[0].written.strip()[:30]}” is the answer." for c in plain[1:]
    ]
    return [None if any(c is other for other in plain[1:]) else c for c in found], notes


def _as_option(column: Heading | None) -> Heading | None:
    if column is None or column.meaning != "answer":
        return column
    return Heading("options" if column.number else "correct", column.number, column.written)
