"""Norwegian nynorsk."""

from promisecheck.language.words import Words, words

NN = Words(
    code="nn",
    function=words(
        "og i at det er ein eit ei til på for med dei den som ikkje har av der vi me kan eg så om men var vil frå du ved seg "
        "eller skal han ho oss deg meg ein også òg når viss blir vart vår dykk dykkar hjå etter utan over under alle alt "
        "berre mykje meir enn no her opp ut inn kor kva noko nokon ingen ha vore vere få får fekk kom tok gjekk igjen sjølv"
    ),
    telling=words(
        "ein eit ikkje dei eg frå me òg vart dykk dykkar hjå utan berre mykje meir no kor kva kven korleis noko nokon nokre "
        "vore vere fekk gjekk sjølv heile hadde vore seier sa sagt gjer gjere gjort kjem veke veker dagar månad månader tenkte "
        "kjøpte bestilte tinga tinge heim heime fleire betre større annan anna eige eigen saman aldri alltid verte vere òg "
        "difor fordi enno framleis noko ingenting einaste einast ho høyrde høyrer køyre køyrde bilete rett hugsa kjempefin nøgd"
    ),
    endings=("leik", "leg", "lege", "ane", "ene", "øy", "ein", "eit", "kje", "heit", "ar", "ande", "asjon"),
    letters="æøåò",
    joining=words("og samt men så eller medan pluss"),
    abbreviations=words(
        "bl.a dvs t.d ca kl nr inkl ekskl evt m.a m.m m.fl mv osv o.l pr stk str maks min tlf jf pga mht dr st mill mrd kr"
    ),
)
