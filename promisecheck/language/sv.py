"""Swedish."""

from promisecheck.language.words import Words, words

SV = Words(
    code="sv",
    function=words(
        "och i att det är en till på för med de den som inte har av där ett vi kan jag så om men var vill från du vid sig "
        "eller ska han hon oss dig mig man också när blir blev vår din ditt dina er hos efter utan över under alla allt "
        "bara mycket mer än nu här upp ut in vad något någon ingen ha varit vara få får fick kom tog gick igen själv"
    ),
    telling=words(
        "och att är inte jag från också när blev vår vårt våra efter utan över alla bara mycket än nu här upp vad något någon "
        "varit vara fick gick själv vardagar dagar vecka veckor månad månader gratis frakt snabb snabbt leverans köpte köp "
        "beställde beställ kvalitet pengar tillbaka kronor väldigt riktigt bra öppet stängt hemma igen varor varan fungerar "
        "trots allt tyvärr aldrig alltid därför sedan redan eftersom både åt mot hur vem vilken vilket ert era"
    ),
    endings=("het", "tion", "ör", "ä", "ö", "ck", "lig", "ligt", "ande", "orna", "arna", "erna"),
    letters="åäö",
    joining=words("och samt men så eller medan plus"),
    abbreviations=words(
        "bl.a dvs d.v.s t.ex ex ca kl nr inkl exkl ev m.m m.fl osv o.s.v pga p.g.a st str max min tel jfr dr sek milj kr jan feb mar apr jun jul aug sept okt nov dec"
    ),
)
