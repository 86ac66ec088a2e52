"""A list of experts, from bytes to values: diagnose, leave out remarks, read, look for doubles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from kring_core.sdk import Item, diagnose, lint

from kring_expertdirectory.importing.names import first_name
from kring_expertdirectory.importing.plain import Line, read_plain
from kring_expertdirectory.importing.reasons import Reason
from kring_expertdirectory.importing.table import header_of, read_table
from kring_expertdirectory.importing.values import Content, ImportedList, ImportedProfile
from kring_expertdirectory.wording import fold


def read_list(data: bytes, name: str = "") -> ImportedList:
    """Read a plain list or a table of experts; its content decides which of the two it is.

    :param data: the bytes of the file, in any encoding that can be recognised.
    :param name: what the file is called, for the report only.
    :raises kring_core.sdk.NotText: when the data is empty, binary or no text.
    """
    diagnosis = diagnose(data)
    remarks = lint(diagnosis.lines)
    refused = {item.line for item in remarks if item.kind == "refusal"}
    header = header_of(diagnosis.lines)
    if header:
        # Within a row a remark is a cell; the row is judged as a whole.
        lines = ["" if at in refused else line for at, line in enumerate(diagnosis.lines, 1)]
        content = read_table(lines, header)
    else:
        content = read_plain(
            [
                Line(at, line.strip())
                for at, line in enumerate(diagnosis.lines, 1)
                if line.strip() and at not in refused
            ]
        )
    content = _with_keys(content)
    items = [*diagnosis.items, *remarks, *content.items, *_doubles(content.profiles)]
    return ImportedList(
        id=sha256(data).hexdigest(),
        name=name,
        diagnosis=diagnosis,
        profiles=content.profiles,
        pages=content.pages,
        items=tuple(sorted(items, key=lambda item: item.line)),
    )


def _doubles(profiles: Sequence[ImportedProfile]) -> Iterator[Item]:
    """A doubt for every expert who may be one that stands higher in the list.

    They may be one where the whole name is the same, or where one of them has only a first name.
    """
    names: dict[str, int] = {}
    first_names: dict[str, int] = {}
    only_first_names: dict[str, int] = {}
    for profile in profiles:
        name, line = fold(profile.name), profile.lines[0]
        first = first_name(name)
        alike = first_names if name == first else only_first_names
        if other := names.get(name) or alike.get(first):
            yield Reason.SAME_FIRST_NAME.doubt(line, profile.name, other=str(other))
        names.setdefault(name, line)
        first_names.setdefault(first, line)
        if name == first:
            only_first_names.setdefault(first, line)


def _with_keys(content: Content) -> Content:
    """The content with a key for each profile and page that reading the list again gives again."""
    counts: dict[str, int] = {}

    def key(*parts: str) -> str:
        digest = sha256("\n".join(map(fold, parts)).encode()).hexdigest()[:32]
        counts[digest] = counts.get(digest, 0) + 1
        return digest if counts[digest] == 1 else f"{digest}-{counts[digest]}"

    profiles = [
        replace(
            profile, source_key=key("profile", profile.name, profile.source_key or _said(profile))
        )
        for profile in content.profiles
    ]
    pages = [replace(page, source_key=key("page", page.question)) for page in content.pages]
    return Content(tuple(profiles), tuple(pages), content.items)


def _said(profile: ImportedProfile) -> str:
    return profile.quote.text if profile.quote else profile.tagline or ""
