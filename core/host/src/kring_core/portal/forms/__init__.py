"""Forms: the one way every form of the portal is made, on colander schemas and deform widgets."""

from __future__ import annotations

from kring_core.portal.forms.buttons import Button, save
from kring_core.portal.forms.form import Form
from kring_core.portal.forms.uploads import Upload, UploadedFile, UploadWidget
from kring_core.portal.forms.widgets import DateWidget, NumberWidget, TimeWidget

__all__ = [
    "Button",
    "DateWidget",
    "Form",
    "NumberWidget",
    "TimeWidget",
    "Upload",
    "UploadWidget",
    "UploadedFile",
    "save",
]
