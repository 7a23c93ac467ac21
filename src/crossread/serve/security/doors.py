"""What the guards share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from crossread.errors import UsageError
from crossread.serve.configuration import Configuration
from crossread.serve.security.access import AccessFile
from crossread.serve.security.journal import Journal
from crossread.serve.security.rates import Counters
from crossread.serve.security.sessions import Sessions


@dataclass(frozen=True, slots=True, eq=False)
class Doors:
    """Who is known, whose sessions are open, how often they called, what is written about it."""

    access: AccessFile
    sessions: Sessions
    counters: Counters
    journal: Journal

    @classmethod
    def of(cls, configuration: Configuration) -> Self:
        """The doors of one desk.

        Raises:
            UsageError: when the network could reach the desk and nobody was given access.
            DeskError: when the access file cannot be read.
        """
        access = AccessFile(configuration.desk)
        known = access.read()
        if not configuration.is_local and not known.entries:
            raise UsageError(
                f"{configuration.host} can be reached from other machines and nobody has a password or token yet; "
                "let somebody in first: crossread access add NAME --role owner"
            )
        access.keep_secret()
        return cls(access, Sessions(access), Counters(configuration.rates), Journal(configuration.desk))
