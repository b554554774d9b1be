"""A mail (.eml) -> its subject, its HTML or text, its pictures; addresses and names of people are not read."""

import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.parser import BytesParser

from promisecheck.sources.charset import decode
from promisecheck.sources.documents.kinds import Say
from promisecheck.sources.documents.parts import Block, Inner, Part, Picture
from promisecheck.sources.documents.refusal import Refused

_MOST_PARTS = 200
_HEADERS = frozenset({"from", "subject", "content-type"})
"""A mail has at least one of these."""


def read_mail(data: bytes, say: Say) -> Iterator[Part | Picture]:
    """The subject, then HTML, then the plain text (which says the same again in most mails, and is then the same passage)."""
    message = BytesParser(policy=email.policy.default).parsebytes(data)
    if not isinstance(message, EmailMessage) or not (
        message.keys() and any(key.lower() in {"from", "subject", "content-type"} for key in message)
    ):
        raise Refused("is no mail: it has no headers", next_step="Save the mail as .eml in the mail program, or its text as .txt")
    if subject := _subject(message):
        yield Block(text=subject, place="subject", tag="h1")
    leaves = _leaves(message, say)
    for kind, place in (("text/html", "HTML part"), ("text/plain", "text part")):
        texts = [leaf for leaf in leaves if leaf.get_content_type() == kind and leaf.get_content_disposition() != "attachment"]
        for number, leaf in enumerate(texts, 1):
            text = decode(_payload(leaf), declared=leaf.get_content_charset() or "").text
            yield Inner(text=text, place=place if len(texts) == 1 else f"{place} {number}", markup=kind == "text/html")
    for leaf in leaves:
        yield from _attached(leaf, say)


def _subject(message: EmailMessage) -> str:
    """A header may be so broken that the parser gives up on it."""
    try:
        return str(message["subject"] or "").strip()[:1_000]
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def _leaves(message: EmailMessage, say: Say) -> list[Message]:
    leaves = list[Message]()
    for part in message.walk():
        if len(leaves) >= _MOST_PARTS:
            say("", f"only its first {_MOST_PARTS} parts were read")
            break
        if not part.is_multipart():
            leaves.append(part)
    return leaves


def _attached(leaf: Message, say: Say) -> Iterator[Picture]:
    """Pictures are looked at; any other attachment is named."""
    kind, name = leaf.get_content_type(), (leaf.get_filename() or "").strip()[:100]
    if leaf.get_content_maintype() == "image":
        yield Picture(data=_payload(leaf), place=f"attached picture {name or kind}")
    elif leaf.get_content_disposition() == "attachment" or not kind.startswith("text/"):
        say(f"attachment {name or kind}", "attachments are not read: save it as a file and name that")


def _payload(leaf: Message) -> bytes:
    payload = leaf.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
