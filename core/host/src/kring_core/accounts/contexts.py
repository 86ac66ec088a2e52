"""What the pages about people are about: one account, or one link."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPNotFound

from kring_core.accounts.accounts import Accounts


class AccountContext:
    """The account that the address names."""

    def __init__(self, request: Any) -> None:
        self.accounts = Accounts(request.kring.db, request.kring.now)
        account = self.accounts.by_id(request.matchdict["account"])
        if account is None:
            raise HTTPNotFound
        self.account = account


class LinkContext:
    """Whose link the address holds; one that was used or has expired is not found."""

    def __init__(self, request: Any) -> None:
        self.accounts = Accounts(request.kring.db, request.kring.now)
        self.token: str = request.matchdict["token"]
        account = self.accounts.by_link(self.token)
        if account is None:
            raise HTTPNotFound
        self.account = account
