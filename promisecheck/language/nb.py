"""Norwegian bokmål."""

from promisecheck.language.words import Words, words

NB = Words(
    code="nb",
    function=words(
        "og i at det er en til på for med de den som ikke har av der et vi kan jeg så om men var vil fra du ved seg eller "
        "skal han hun oss deg meg man også når hvis blir ble vår ditt din dine deres hos etter uten over under alle alt "
        "kun bare mye mer enn nå her opp ut inn hvor hva noe noen ingen ha vært være få får fikk kom tok gikk igjen selv"
    ),
    telling=words(
        "innen snart derfor noen mange fortsatt av ble blir meg deg seg nå opp ut mer mye etter uten noe noen igjen vår våre deres dere hva hvordan når vært fikk gikk "
        "inn hjem kunde dager uke uker måned måneder virkedager frakt raskt rask enkelt penger tilbake veldig bare døgnet åpent "
        "stengt bestill bestilte kjøpt kjøp kjøpte kvalitet levert verken selv mot bak først sist tid eldre dårlig rommet "
        "etterpå kveld formiddag ettermiddag spise mat sa sagt laget lage ei jenta skikkelig kjempe koselig hyggelig gjorde "
        "gjøre også spørre hver hvert ingen alltid aldri helt ganske både fordi slik sånn faktisk nettsiden butikken"
    ),
    endings=("het", "heten", "sjon", "sjoner", "øy", "ei", "kk", "pp", "tt", "kj", "gj", "skj", "mm", "lig", "ukt", "akt", "eng", "eie"),
    letters="æøå",
    joining=words("og samt men så eller mens pluss"),
    abbreviations=words(
        "bl.a dvs d.v.s f.eks ca kl nr inkl ekskl evt m.m m.fl mv m.v osv o.l pr stk str maks min tlf jf iht ift pga mht "
        "hr fr dr prof st sek mill mrd kr jan feb mar apr jun jul aug sep sept okt nov des man tir ons tor fre lør søn mva"
    ),
)
