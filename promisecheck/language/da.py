"""Danish."""

from promisecheck.language.words import Words, words

DA = Words(
    code="da",
    function=words(
        "og i at det er en til på for med de den som ikke har af der et vi kan jeg så om men var vil fra du ved sig eller "
        "skal han hun os dig mig man også når hvis bliver blev vores din dit dine jeres hos efter uden over under alle alt "
        "kun meget mere end nu her op ud ind hvor hvad noget nogen ingen have været være få får fik kom tog gik igen selv"
    ),
    telling=words(
        "inden snart hen henne derfor nogle mange stadig jer af blev bliver mig dig sig nu op ud mere meget efter uden noget nogen igen vores jeres hvad hvornår hvordan været "
        "få får fik gik også lige gerne altid aldrig ind hjem kunde kunder dage uge uger måned måneder hverdage fragt gratis "
        "hurtig hurtigt nemt nem penge tilbage kroner kr. virkelig rigtig rigtigt bare dejlig dejligt behageligt døgnet åbent "
        "lukket bestil bestilte købt køb købte kvalitet pris priser leveret hverken selvom imod ad bag dog først sidst tid "
        "ældre yngre dårlig dårligt værelse værelset bagefter aften formiddag eftermiddag spise mad sagde sagt lavet lave"
    ),
    endings=(
        "hed",
        "heden",
        "eder",
        "øj",
        "egn",
        "ehag",
        "tion",
        "tioner",
        "agt",
        "igt",
        "eligt",
        "ogt",
        "gge",
        "æng",
        "ejl",
        "ejde",
        "lej",
        "vej",
        "nej",
    ),
    letters="æøå",
    joining=words("og samt men så eller mens plus"),
    abbreviations=words(
        "bl.a d.v.s dvs f.eks fx ca kl nr inkl ekskl evt m.m m.fl mv m.v osv o.l pr stk str max min tlf jf iht ift pga mht "
        "hr fr dr prof st sek mio mia kr d jan feb mar apr jun jul aug sep sept okt nov dec man tirs ons tors fre lør søn"
    ),
)
