"""Passwords as argon2 hashes."""

from promisecheck.errors import UsageError

LEAST = 10
"""Characters of a password."""
_MOST = 1_000
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$GYIFJflNYa0t7Al5di/+GQ$VjE13BHAYuOMVh+7DWcrLAy2UAevTybo5sbg/u99+SI"
"""A hash of nothing: whether a user is known cannot be told by the time that a refusal takes."""


def hash_password(password: str) -> str:
    """The hash that is kept. UsageError for a password that is too short."""
    from argon2 import PasswordHasher

    if not LEAST <= len(password) <= _MOST:
        raise UsageError(f"a password has at least {LEAST} characters", next_step="Choose a longer one")
    return PasswordHasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether it is the password of this hash; None (nobody) takes as long and is never it."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(kept or _NOBODY, password[:_MOST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
