"""The one way in which a reader says that a file cannot be read."""


class Unreadable(Exception):
    """This file cannot be read: a reason code of the findings contract and a Chinese sentence what to do."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(f"{reason}: {message}")
        self.reason = reason
        self.message = message
