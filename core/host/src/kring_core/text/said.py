"""What a diagnosis of text met, in words for who imports it: a message for every code."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kring_core.i18n import _
from kring_core.text.values import Diagnosis

Translate = Callable[[object, dict[str, object]], str]

# Of the file as a whole.
FILE = {
    "empty": _("The file is empty."),
    "other-format": _(
        "The file is no plain text but another kind of file, such as a picture, a PDF or a"
        " document. Save it as plain text or CSV and try again."
    ),
    "binary": _("The file holds data that occurs in no text."),
    "broken-utf-16": _("The file begins as text but breaks off or is damaged."),
    "ascii": _("The file is plain text without any marks on letters."),
    "valid-utf-8": _("The file is plain text (UTF-8)."),
    "marked-utf-8": _("The file says itself how its letters were written."),
    "marked-utf-16": _("The file says itself how its letters were written."),
    "unmarked-utf-16": _("The file does not say how its letters were written, but it shows."),
    "mixed-utf-8": _("${count} signs were written in another way than the rest (Windows-1252)."),
    "invalid-utf-8": _("Its letters were written in an older way (Windows-1252)."),
    "misread-earlier": _(
        "A program damaged the text before it was saved: it read it as ${encoding}."
        " ${count} different words show it."
    ),
}

# Of one word.
WORD = {
    "misread": _("The word was damaged by a program that read it as ${encoding}."),
    "misread-again": _(
        "The word was damaged more than once by programs that read it as ${encoding}."
    ),
    "mismended": _(
        "The word was damaged by a program that read it as ${encoding}, and then mended wrongly."
    ),
    "foreign-bytes": _("Only this word was written in another way (Windows-1252)."),
    "perhaps-misread": _(
        "This may be damage by a program that read ${encoding}; it is not certain."
    ),
    "lost-quote": _("A quotation mark was lost here; its place in the sentence suggests which."),
    "lost-apostrophe": _("An apostrophe was probably lost here."),
    "lost-dash": _("A dash was probably lost here."),
    "lost-emoji": _("A small picture (emoji) was lost here; nobody knows which."),
    "lost-sign": _("Part of this sign was lost; what it was is probable, not certain."),
    "lost-letter": _("Part of a letter was lost; the same word stands elsewhere in this file."),
    "lost-initial": _("Part of the first letter may be lost, or the word is foreign and right."),
    "lost-character": _("A sign was lost here before the file was saved."),
    "editors-remark": _("This is a remark of an editor, not text for readers; it was left out."),
    "perhaps-remark": _("A remark of an editor may stand in this text."),
    "filler": _("This is filler without meaning; it was left out."),
}

SAID: Mapping[str, str] = {**FILE, **WORD}


def read_as(diagnosis: Diagnosis, translate: Translate) -> str:
    """How the bytes of a file were read, in the reader's language.

    :param translate: says a message with its details: ``request.kring.translate``.
    """
    because = diagnosis.encoding.because
    parts = [translate(SAID[one.code], dict(one.details)) for one in because if one.code in SAID]
    return " ".join(parts) or diagnosis.encoding.why
