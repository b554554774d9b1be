"""Danish numbers, units, hedges and days."""

from promisecheck.language.numbers.shared import DAY, HOUR, MINUTE, MONTH, WEEK, YEAR
from promisecheck.language.numbers.words import NumberWords

DA = NumberWords(
    code="da",
    point=",",
    crown="DKK",
    small={
        0: "nul",
        1: "en et én ét een eet",
        2: "to",
        3: "tre",
        4: "fire",
        5: "fem",
        6: "seks",
        7: "syv",
        8: "otte",
        9: "ni",
        10: "ti",
        11: "elleve elve",
        12: "tolv",
        13: "tretten",
        14: "fjorten",
        15: "femten",
        16: "seksten",
        17: "sytten",
        18: "atten",
        19: "nitten",
    },
    tens={
        20: "tyve",
        30: "tredive tredve",
        40: "fyrre fyrretyve",
        50: "halvtreds halvtredsindstyve",
        60: "tres tresindstyve",
        70: "halvfjerds halvfjerdsindstyve",
        80: "firs firsindstyve",
        90: "halvfems halvfemsindstyve",
    },
    tens_first=False,
    link="og",
    scales={
        100: "hundrede hundred hundredes",
        1e3: "tusind tusinde",
        1e6: "million millioner mio mio_. mill mill_.",
        1e9: "milliard milliarder mia mia_.",
        12: "dusin",
        20: "snese",
    },
    articles="en et én ét een eet",
    parts={
        0.5: "en_halv et_halvt den_halve halve halvt_et halv_en",
        1.5: "halvanden halvandet en_og_en_halv et_og_et_halvt halvanden_til",
        0.25: "en_kvart",
        0.75: "trekvart tre_kvart",
    },
    halves="en_halv et_halvt en_kvart",
    vague={2: "et_par par", 3: "nogle_få få et_par_tre"},
    several="flere adskillige mange",
    units={
        ("KR", 100): "hundredelap hundredelapper hundredkroneseddel",
        ("KR", 50): "halvtredser halvtredsere",
        ("KR", 1000): "tusindlap tusindlapper",
        ("s", 1): "sekund sekunder sekunders sek sek_. sekunderne",
        ("s", MINUTE): "minut minutter minutters minuts minutterne",
        ("s", 15 * MINUTE): "kvarter kvarters",
        ("s", HOUR / 2): "halvtime halvtimes",
        ("s", HOUR): "time timer timers times timerne t tim tim_.",
        ("s", DAY): "dag dage dages dagene døgn døgns kalenderdage kalenderdag kalenderdages nat nætter nætters overnatninger",
        ("workday", 1): "hverdag hverdage hverdages arbejdsdag arbejdsdage arbejdsdages bankdag bankdage bankdages virkedage",
        ("s", WEEK): "uge uger ugers uges ugerne",
        ("s", 2 * DAY): "weekend weekender",
        ("s", MONTH): "måned måneder måneders måneds månederne md md_. mdr mdr_. mnd",
        ("s", 3 * MONTH): "kvartal kvartaler",
        ("s", YEAR / 2): "halvår halvårs",
        ("s", YEAR): "år års årig årige årene",
        ("s", 10 * YEAR): "årti årtier årtiers",
        ("KR", 1): "kr kr_. kroner krone kroners ,_- ,_-_- ._-",
        ("DKK", 1): "danske_kroner",
        ("NOK", 1): "norske_kroner",
        ("SEK", 1): "svenske_kroner",
        ("KR", 0.01): "øre",
        ("EUR", 1): "euroer",
        ("GBP", 1): "pund britiske_pund engelske_pund",
        ("USD", 1): "dollars amerikanske_dollar",
        ("%", 1): "procent procents pct_. pro_cent",
        ("m", 1): "metre meters m_.",
        ("m", 1e3): "kilometers kilometre",
        ("m", 0.0254): "tommer tommers",
        ("m", 1852): "sømil",
        ("m2", 1): "kvadratmeters kvm_.",
        ("m3", 1): "kubikmeter kubik",
        ("kg", 1): "kg_. kilos kiloet",
        ("kg", 1000): "ton tons",
        ("l", 1): "liters",
        ("W", 735.5): "hk hestekræfter",
        ("C", 1): "grader grad graders",
        ("stars", 1): "stjerner stjerne stjernede stjernet stjerners",
        ("B", 1e9): "gigabytes giga gig",
        ("bit/s", 1e6): "megabits mega",
    },
    joined={
        ("s", YEAR): "års årig årige årigt",
        ("s", MONTH): "måneders",
        ("s", WEEK): "ugers",
        ("s", DAY): "dages døgns",
        ("s", HOUR): "timers",
        ("s", MINUTE): "minutters",
        ("stars", 1): "stjernet stjernede stjerners",
    },
    vague_units={14 * DAY: "ugevis", 2 * MONTH: "månedsvis månedvis", 2 * YEAR: "årevis", 2 * DAY: "dagevis", 2 * HOUR: "timevis"},
    passing="dag sekund",
    lasting=("på efter inden for indenfor tog tager tage taget end kun bare mindst under ca om gik gået ventede vente cirka cirka. over"),
    hedges={
        "up to": (
            "op_til helt_op_til maks maks_. maksimalt max max_. maximalt højst højest ikke_mere_end ikke_over "
            "aldrig_mere_end aldrig_over aldrig_længere_end"
        ),
        "from": "fra helt_fra fra_kun lige_fra fra_omkring priser_fra",
        "under": "under på_under mindre_end færre_end hurtigere_end billigere_end til_under ikke_engang ikke_en_gang",
        "at least": "mindst minimum min_. som_minimum ikke_mindre_end ikke_under i_hvert_fald i_mindst tidligst",
        "about": (
            "op_imod op_i_mod ca ca_. cirka circa omkring omtrent rundt_regnet sådan_cirka knap knapt næsten ~ ± op_mod henved tæt_på "
            "i_omegnen_af nær skønsmæssigt"
        ),
        "over": "over mere_end flere_end længere_end godt godt_og_vel ud_over udover > hele_over langt_over",
        "within": "inden_for indenfor inden inden_for_de_næste senest_efter senest indenfor_de_næste i_løbet_af",
    },
    after={
        "up to": "maks max eller_mindre eller_derunder eller_under eller_færre",
        "at least": "+ eller_mere eller_derover eller_over eller_flere og_opefter og_op og_derover plus minimum",
        "about": "cirka circa eller_deromkring",
    },
    fillers=("kun bare blot hele hel helt fuld fulde god lille lang lange stive så lige de den det første næste kort sølle samlet i"),
    ranges="- til eller eller_måske op_til",
    between={"mellem": "og", "imellem": "og"},
    days={
        DAY: (
            "i_morgen imorgen næste_dag næste_morgen dagen_efter dagen_derpå den_næste_dag den_følgende_dag "
            "næste_formiddag næste_hverdag dag_til_dag morgenen_efter"
        ),
        2 * DAY: "i_overmorgen overmorgen to_dage_efter",
        0: (
            "samme_dag samme_dags samme_aften samme_formiddag samme_eftermiddag straks med_det_samme omgående "
            "øjeblikkeligt omgående_svar på_stedet"
        ),
        7 * DAY: "ugen_efter næste_uge en_uge_efter",
        MONTH: "måneden_efter næste_måned",
    },
    always=(
        "døgnet_rundt hele_døgnet døgnåbent døgnåben døgnåbne døgnbemandet døgnservice døgnvagt "
        "alle_døgnets_timer alle_døgnets_24_timer 24_timer_i_døgnet"
    ),
    clock="kl kl_. klokken klokka",
    either="eller",
    weak_clock="",
    hour="",
    before="før inden senest",
    until="til indtil frem_til",
    since="fra efter siden",
    noon={12 * HOUR: "klokken_tolv kl_._tolv", 24 * HOUR: "midnat"},
    past="over",
    to="i",
    half_hour={-30: "halv"},
    quarter="kvart kvarter et_kvarter",
    evening="om_eftermiddagen om_aftenen eftermiddag aften om_natten_før pm p_._m_.",
    morning="om_morgenen om_formiddagen om_natten morgen formiddag am a_._m_.",
    opening=(
        "åbent åben åbningstid åbningstider hverdage hverdag bemandet telefontid telefontider alle_dage dagligt butikken telefonen vagt"
    ),
    weekdays=(
        "mandag mandage mandags mandagen",
        "tirsdag tirsdage tirsdags tirsdagen",
        "onsdag onsdage onsdags onsdagen",
        "torsdag torsdage torsdags torsdagen",
        "fredag fredage fredags fredagen",
        "lørdag lørdage lørdags lørdagen",
        "søndag søndage søndags søndagen",
    ),
    short_weekdays=("man ma", "tirs tir ti", "ons on", "tors tor to", "fre fr", "lør lø", "søn sø"),
    months=(
        "januar jan",
        "februar feb febr",
        "marts mar",
        "april apr",
        "maj",
        "juni jun",
        "juli jul",
        "august aug",
        "september sep sept",
        "oktober okt",
        "november nov",
        "december dec",
    ),
    rate="/ pr pr_. per om i hver hvert à",
    rate_units=(
        "sekund sekundet minut minuttet time timen døgn døgnet dag dagen uge ugen måned måneden md md_. mdr mdr_. "
        "kvartal kvartalet år året nat natten person pers stk måltid gang hverdag kwh km liter kg gb barn kuvert"
    ),
    out_of="ud_af af ud_af_de ud_fra",
    times="gange gang",
    multiples={
        2: "dobbelt_så dobbelt_op det_dobbelte dobbelt_af",
        3: "tredobbelt_så det_tredobbelte",
        4: "det_firdobbelte",
        0.5: "halvt_så halvdelen_af_prisen",
    },
    more="så mere flere mindre færre op end",
    more_endings=("ere",),
    plurals=("er", "e", "r", "s", "ere", "erne", "ene"),
    verb_endings=("ede", "te"),
    same_plural=(
        "ansatte ting dyr hold rum sted mål valg glas par tips gram køb børn mænd folk mennesker personale "
        "kvm fag point job tilbud produkt opkald forsøg svar mand hus skud stk slag besøg skridt trin minutters "
        "klip stk biler prøver hår østers kort sæt ord brød æg"
    ),
    adjectives=(
        "nye store små gode dårlige forskellige glade tilfredse lækre friske danske norske svenske unge gamle "
        "voksne ekstra gratis dejlige professionelle erfarne hjemmelavede økologiske flotte røde hvide sorte "
        "sultne andre separate separat faste fine hele kolde varme halve"
    ),
    adjective_endings=("lige", "ige", "ske", "ede", "ende", "elle", "ale", "ive", "bare", "somme"),
    never_counted=(
        "er var og eller der som virker kommer koster står sidder bliver kan skal vil har havde siger efter over "
        "under hele være ikke mere flere andre af end på siden efterfølgende senere tidligere kvalitet bare hver "
        "alene sammen timer kører lader holder fungerer bedre hurtigere værre hver gange foruden ellers derefter "
        "ser ligner passer spiller går får tager giver ifølge heller uden inde ude oppe nede hjemme herefter "
        "længere større mindre billigere dyrere bare stadigvæk både ens for før ved mod hos langs blandt bag ad "
        "fra uden igen lavere højere opad nedad minus stk."
    ),
    labels=(
        "nr nr. nummer værelse værelset rum bord side version model ordre ordrenr ordrenummer bestilling sag "
        "sagsnr sagsnummer linje bus tlf telefon tlf. postnummer faktura gade vej kapitel punkt paragraf § art "
        "iphone gate spor fliserne varenr varenummer str størrelse kode cvr pakke pakkenummer id windows fiber "
        "fibre sæson afsnit etage trin"
    ),
    ordinals={3: "tredje", 4: "fjerde", 5: "femte", 6: "sjette", 7: "syvende", 8: "ottende", 9: "niende", 10: "tiende"},
    day="dag dagen",
    every="hver hvert",
    dated="d d_. den",
    minus="minus",
    idioms=("tusind_tak formel_1 type_2 type_1 en_halv_snes en_enkelt_gang på_én_gang på_en_gang 100_tak nummer_et en_dag_vil"),
    stretch="tid tids",
    delayed="for senere forsinket tidligere før efter",
    ages="alderen",
    portions={1 / 3: "tredjedel tredjedele", 0.25: "fjerdedel fjerdedele", 0.2: "femtedel femtedele", 0.1: "tiendedel tiendedele"},
    half="halvdelen",
)
