"""The picture of an expert: the one that was stored, or initials."""

from __future__ import annotations

from hashlib import sha256

from kring_core.sdk import Files, Request
from pyramid.response import Response

from kring_expertdirectory.models import Profile
from kring_expertdirectory.portraits import initials

POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""An SVG that is opened by itself is a document: it may draw, and nothing else."""


def picture(request: Request, profile: Profile) -> Response:
    """The picture, which a browser keeps for a while and then asks about by its mark."""
    kring = request.kring
    files = Files(kring.db, kring.practice.place.files)
    stored = files.get(profile.portrait_id) if profile.portrait_id else None
    if stored is None:
        drawn = initials(profile.name).encode()
        response = Response(drawn, content_type="image/svg+xml", charset="utf-8")
        response.etag = sha256(drawn).hexdigest()
    else:
        response = Response(files.read(stored), content_type=stored.media_type)
        response.etag = stored.sha256
    response.headers["Content-Security-Policy"] = POLICY
    # Not in shared caches: a profile that is withdrawn is gone for everybody else at once.
    response.headers["Cache-Control"] = "private, max-age=300"
    response.conditional_response = True
    return response
