"""What each kind of evidence may say: complaints only break, quotes that the company picked never count."""

from collections.abc import Iterable

from promisecheck.core.promises import Match, Remark
from promisecheck.core.taxonomy import Stance
from promisecheck.gap.rules import Rules


def admitted(matches: Iterable[Match], rules: Rules) -> list[Match]:
    """The matches whose kind may speak for their side, in their order."""
    return [match for match in matches if _may_say(match, rules)]


def _may_say(match: Match, rules: Rules) -> bool:
    kind = rules.kinds[match.remark.kind]
    allowed = {Stance.CONTRADICTS: kind.contradicts, Stance.SUPPORTS: kind.supports}.get(match.stance, False)
    return allowed and kind.weight > 0 and not is_picked(match.remark, rules)


def is_picked(remark: Remark, rules: Rules) -> bool:
    """Whether the company picked these words itself: a quote on its page, a testimonial in a file."""
    if remark.passage.origin.role in rules.picked.roles:
        return True
    return any(column in rules.picked.facets and value.casefold().strip() in rules.picked.values for column, value in remark.facets)
