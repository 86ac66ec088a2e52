"""A file sent with a form. A browser does not keep a chosen file, so the page asks for it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, Any

import colander
from deform.widget import Widget

from kring_core.i18n import _


@dataclass(frozen=True)
class UploadedFile:
    """A file as it came in. Name and type are what the sender claims: check before use."""

    name: str
    content_type: str
    size: int
    stream: IO[bytes]


class UploadWidget(Widget):  # type: ignore[misc]
    """Chooses one file; `accept` is the list of types the browser offers."""

    template = "upload"
    accept: str | None = None

    def serialize(self, field: Any, cstruct: Any, **values: Any) -> str:
        """Return the control, which never shows a file that is already there."""
        markup: str = field.renderer(self.template, field=field, accept=self.accept)
        return markup

    def deserialize(self, field: Any, pstruct: Any) -> Any:
        """Return what was sent, and remember that there was something to choose again."""
        field.was_chosen = bool(getattr(pstruct, "filename", None))
        return pstruct if field.was_chosen else colander.null


class Upload(colander.SchemaType):  # type: ignore[misc]
    """The type of a file field; its value is an `UploadedFile` of at most `max_bytes` bytes."""

    widget_maker = UploadWidget

    def __init__(self, max_bytes: int = 10_000_000) -> None:
        self.max_bytes = max_bytes

    def serialize(self, node: Any, appstruct: Any) -> Any:
        """Return null: a stored file is not put back into a form."""
        return colander.null

    def deserialize(self, node: Any, cstruct: Any) -> Any:
        """Return the file; raise `colander.Invalid` when it is too large."""
        if cstruct is colander.null:
            return colander.null
        stream = cstruct.file
        size = stream.seek(0, 2)
        stream.seek(0)
        if size > self.max_bytes:
            megabytes = max(1, self.max_bytes // 1_000_000)
            message = _("This file is too large: at most ${max} MB.", mapping={"max": megabytes})
            raise colander.Invalid(node, message)
        name = cstruct.filename.replace("\\", "/").rpartition("/")[2]
        return UploadedFile(name, cstruct.type or "application/octet-stream", size, stream)
