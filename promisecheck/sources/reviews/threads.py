"""Tickets with a conversation: what the customer wrote stays, what the company wrote goes."""

from collections.abc import Iterator, Mapping
from typing import Any

_CONVERSATIONS = ("comments", "conversations", "conversation_parts", "messages", "replies")
_CUSTOMERS = {"user", "lead", "contact", "customer", "end-user", "end_user"}
_MOST = 50


def keep_own_messages(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record with its conversation reduced to the customer's public messages, joined to the body.

    Records whose lists are no conversation (Google Play's `comments[].userComment`) come back as they are.
    """
    names = [name for name in _CONVERSATIONS if _is_conversation(record.get(name))]
    if not names:
        return record
    rest = {name: value for name, value in record.items() if name not in names}
    body = next((name for name in ("description", "description_text", "body", "text", "source") if name in rest), "body")
    first = rest.get(body)
    opening = str(first.get("body") or "") if isinstance(first, Mapping) else str(first or "")
    messages = [text for name in names for text in _messages(record[name], requester=record.get("requester_id"))]
    told = list(dict.fromkeys(text.strip() for text in (opening, *messages) if text.strip()))
    joined = "\n\n".join(told)
    return rest | {body: {**first, "body": joined} if isinstance(first, Mapping) else joined}


def _parts(value: Any) -> list[Mapping[str, Any]]:
    """The messages of a conversation; Intercom nests the list once more."""
    if isinstance(value, Mapping):
        value = next((inner for inner in value.values() if isinstance(inner, list)), [])
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []


def _is_conversation(value: Any) -> bool:
    return any({"author_id", "incoming", "author", "private", "public"} & set(part) for part in _parts(value))


def _messages(value: Any, *, requester: object) -> Iterator[str]:
    for part in _parts(value)[:_MOST]:
        if _is_customers(part, requester=requester):
            text = part.get("plain_body") or part.get("body_text") or part.get("body") or part.get("text")
            if isinstance(text, str):
                yield text


def _is_customers(part: Mapping[str, Any], *, requester: object) -> bool:
    """Said in public, by the one who asked; where nothing tells, it is the company's."""
    if part.get("public") is False or part.get("private") is True:
        return False
    author = part.get("author")
    if isinstance(author, Mapping):
        return str(author.get("type") or author.get("role") or "").lower() in _CUSTOMERS
    return part.get("incoming") is True or (requester is not None and part.get("author_id") == requester)
