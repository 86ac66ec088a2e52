"""A Chameleon template that is drawn without two detours of the library.

Chameleon looks up each name through a scope with methods in Python, which took a fifth of the time
of a page, though its compiled code hands on by itself what a macro sets for all. And it describes a
fault with the values of all names, which may be somebody's words.
"""

from __future__ import annotations

from typing import Any

from chameleon import PageTemplateFile
from chameleon.tal import RepeatDict


class Names(dict[str, Any]):
    """What a template knows by name, in the shape that Chameleon's compiled code asks for."""

    __slots__ = ()

    get_name = dict.__getitem__

    def copy(self) -> Names:
        """What a macro or a slot begins with; what it defines stays in it."""
        return Names(self)

    def __missing__(self, name: str) -> Any:
        # The error that a template's `name|None` waits for.
        raise NameError(name)


class TemplateFile(PageTemplateFile):
    """A template file; compiled when it is first drawn."""

    def render(self, encoding: str | None = None, **values: Any) -> str:
        """Draw it.

        :param encoding: of byte strings among the values; ours are all text.

        :param values: what it knows by name; ``target_language`` is the language of its sentences,
            and ``translate``, where given, says them in place of the function it was made with.
        """
        names = Names(
            __translate=values.get("translate") or self.translate,
            __decode=bytes.decode,
            __on_error_handler=self.on_error_handler,
            repeat=RepeatDict({}),
            target_language=None,
        )
        names |= values
        self.cook_check()
        stream: list[str] = []
        faults: dict[str, Any] = {}
        try:
            self._render(stream, names, faults, target_language=names["target_language"])
        except Exception as error:
            for expression, line, _column, path, _cause in faults.get("__error__", ()):
                error.add_note(f"{path}:{line}: {expression}")
            raise
        return "".join(stream)
