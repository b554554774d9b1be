"""A wording that would be true: the measured share in the claim's own language, before anything is dropped."""

from promisecheck.core.promises import Claim, Suggestion
from promisecheck.gap.verdict import Counts

_SAY = {
    "da": ("{kept} af {all} kunder, der nævner det, fik det sådan: »{claim}«", "{against} af {all} kunder siger, at det ikke holdt"),
    "nb": ("{kept} av {all} kunder som nevner det, fikk det slik: «{claim}»", "{against} av {all} kunder sier at det ikke holdt"),
    "nn": ("{kept} av {all} kundar som nemner det, fekk det slik: «{claim}»", "{against} av {all} kundar seier at det ikkje heldt"),
    "sv": ("{kept} av {all} kunder som nämner det fick det så: ”{claim}”", "{against} av {all} kunder säger att det inte höll"),
    "de": ("{kept} von {all} Kunden, die es erwähnen, bekamen es so: „{claim}“", "{against} von {all} Kunden sagen, dass es nicht stimmte"),
    "en": ("{kept} in {all} customers who mention it got it: “{claim}”", "{against} of {all} customers say it did not hold"),
}
_DROP = {
    "da": "Udelad løftet, til det holder", "nb": "Utelat løftet til det holder", "nn": "Utelat løftet til det held",
    "sv": "Utelämna löftet tills det håller",
    "de": "Das Versprechen weglassen, bis es stimmt", "en": "Leave the promise out until it holds",
}  # fmt: skip


def suggest(claim: Claim, counts: Counts) -> tuple[Suggestion, ...]:
    """What could be said instead: the number that was measured, or nothing."""
    language = claim.passage.language.split("|")[0]
    wording, because = _SAY.get(language, _SAY["en"])
    values = {"kept": counts.support, "against": counts.contradict, "all": counts.customers, "claim": claim.text}
    reason = because.format(**values)
    drop = Suggestion(text=_DROP.get(language, _DROP["en"]), because=reason)
    if counts.support == 0:
        return (drop,)
    return (Suggestion(text=wording.format(**values), because=reason), drop)
