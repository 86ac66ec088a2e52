"""Domains of confidentiality: what a record is about decides who can ever be near it."""

from __future__ import annotations

from enum import StrEnum


class Domain(StrEnum):
    """A record belongs to one domain, and none of them opens another, for nobody."""

    CARE = "care"
    """Care of a client: open to who treats them."""

    TRAINING = "training"
    """The learning of a therapist in training: closed to teachers, assessors and managers."""

    PEERS = "peers"
    """What equal colleagues share in a group of theirs."""

    PUBLIC = "public"
    """What anybody may read."""
