"""Norwegian bokmål numbers, units, hedges and days."""

from promisecheck.language.numbers.shared import DAY, HOUR, MINUTE, MONTH, WEEK, YEAR
from promisecheck.language.numbers.words import NumberWords

NB = NumberWords(
    code="nb",
    point=",",
    crown="NOK",
    small={
        0: "null",
        1: "en ei et én éi ett een",
        2: "to",
        3: "tre",
        4: "fire",
        5: "fem",
        6: "seks",
        7: "sju syv",
        8: "åtte",
        9: "ni",
        10: "ti",
        11: "elleve",
        12: "tolv",
        13: "tretten",
        14: "fjorten",
        15: "femten",
        16: "seksten",
        17: "sytten",
        18: "atten",
        19: "nitten",
    },
    tens={20: "tjue tyve", 30: "tretti tredve", 40: "førti", 50: "femti", 60: "seksti", 70: "sytti", 80: "åtti", 90: "nitti"},
    tens_first=True,
    link="og",
    scales={
        100: "hundre",
        1e3: "tusen",
        1e6: "million millioner mill mill_. mio",
        1e9: "milliard milliarder mrd mrd_.",
        12: "dusin",
        20: "snes",
    },
    articles="en ei et én éi ett een",
    parts={
        0.5: "en_halv ei_halv et_halvt en_halvt den_halve halve halvt_et",
        1.5: "halvannen halvannet halvanna en_og_en_halv ett_og_et_halvt et_og_et_halvt",
        0.25: "en_kvart",
        0.75: "trekvart tre_kvart",
    },
    halves="en_halv et_halvt ei_halv en_kvart",
    vague={2: "et_par par ett_par", 3: "noen_få få et_par_tre et_fåtall"},
    several="flere adskillige mange",
    units={
        ("KR", 50): "femtilapp femtilapper",
        ("KR", 100): "hundrelapp hundrelapper",
        ("KR", 200): "tohundrelapp tohundrelapper",
        ("KR", 500): "femhundrelapp femhundrelapper",
        ("KR", 1000): "tusenlapp tusenlapper",
        ("s", 1): "sekund sekunder sekunders sek sek_. sekunds sekundene",
        ("s", MINUTE): "minutt minutter minutters minutts minuttene",
        ("s", 15 * MINUTE): "kvarter kvarters",
        ("s", HOUR / 2): "halvtime halvtimes",
        ("s", HOUR): "time timer timers times timene t tim",
        ("s", DAY): "dag dager dagers dags dagene døgn døgns kalenderdager kalenderdag natt netter netters",
        ("workday", 1): (
            "virkedag virkedager virkedagers arbeidsdag arbeidsdager arbeidsdagers hverdag hverdager hverdagers "
            "yrkesdager bankdager ukedager ukedag"
        ),
        ("s", WEEK): "uke uker ukers ukes ukene",
        ("s", 2 * DAY): "helg helger",
        ("s", MONTH): "måned måneder måneders måneds månedene mnd mnd_. mndr md mnder",
        ("s", 3 * MONTH): "kvartal kvartaler",
        ("s", YEAR / 2): "halvår halvårs",
        ("s", YEAR): "år års åring årig årige årene",
        ("s", 10 * YEAR): "tiår tiårs",
        ("KR", 1): "kr kr_. kroner krone kroners ,_- ,_-_- ._-",
        ("NOK", 1): "norske_kroner",
        ("DKK", 1): "danske_kroner",
        ("SEK", 1): "svenske_kroner",
        ("KR", 0.01): "øre",
        ("EUR", 1): "euroer",
        ("GBP", 1): "pund britiske_pund",
        ("USD", 1): "dollars amerikanske_dollar",
        ("%", 1): "prosent prosents pst pst_. pro_sent",
        ("m", 1): "metere meters m_.",
        ("m", 1e3): "kilometers kilometere",
        ("m", 1e4): "mil",
        ("m", 0.0254): "tommer tommers",
        ("m2", 1): "kvadratmeters kvadrat kvm_.",
        ("m3", 1): "kubikkmeter kubikk kubikkmeters",
        ("kg", 1): "kg_. kiloet",
        ("kg", 1000): "tonn",
        ("kg", 0.1): "hekto hg",
        ("l", 1): "liters",
        ("W", 735.5): "hk hestekrefter",
        ("C", 1): "grader grad graders varmegrader",
        ("stars", 1): "stjerner stjerne stjerners stjernes",
        ("B", 1e9): "gigabytes giga gig",
        ("bit/s", 1e6): "megabits mega",
    },
    joined={
        ("s", YEAR): "års årig årige",
        ("s", MONTH): "måneders",
        ("s", WEEK): "ukers",
        ("s", DAY): "dagers døgns",
        ("s", HOUR): "timers",
        ("s", MINUTE): "minutters",
        ("stars", 1): "stjerners stjernes",
    },
    vague_units={14 * DAY: "ukevis", 2 * MONTH: "månedsvis månedvis", 2 * YEAR: "årevis", 2 * DAY: "dagevis", 2 * HOUR: "timevis"},
    passing="dag sekund",
    lasting=("på etter innen for innenfor tok tar ta tatt enn kun bare minst under ca i om gikk gått ventet vente cirka over"),
    hedges={
        "up to": (
            "opptil opp_til helt_opp_til maks maks_. maksimalt max max_. maksimum høyst ikke_mer_enn ikke_over "
            "aldri_mer_enn aldri_over aldri_lenger_enn"
        ),
        "from": "fra helt_fra fra_kun fra_bare helt_ned_i",
        "under": "under på_under mindre_enn færre_enn raskere_enn billigere_enn ikke_engang",
        "at least": "minst minimum min_. i_minst i_hvert_fall ikke_mindre_enn ikke_under i_det_minste tidligst",
        "about": (
            "oppunder opp_mot ca ca_. cirka circa sirka omkring omtrent rundt rundt_regnet knapt knappe snaue nesten ~ ± nær bortimot "
            "oppimot i_underkant_av i_overkant_av anslagsvis sånn_ca sånn_cirka tett_på"
        ),
        "over": "over mer_enn flere_enn lengre_enn lenger_enn godt_over drøye drøyt utover > langt_over",
        "within": "innen innenfor inntil innen_de_neste senest_innen senest i_løpet_av på_inntil",
    },
    after={
        "up to": "maks max eller_mindre eller_under eller_færre",
        "at least": "+ eller_mer eller_over eller_flere og_oppover og_opp og_mer pluss minimum",
        "about": "cirka circa eller_deromkring eller_så",
    },
    fillers=("kun bare hele hel helt fulle god liten lita lang lange stive så de den det første neste kort samlet smått i"),
    ranges="- til eller eller_kanskje opp_til",
    between={"mellom": "og", "imellom": "og"},
    days={
        DAY: (
            "i_morgen imorgen neste_dag neste_morgen dagen_etter dagen_derpå den_neste_dagen den_påfølgende_dagen "
            "neste_virkedag neste_formiddag morgenen_etter over_natten over_natta"
        ),
        2 * DAY: "i_overmorgen overmorgen",
        0: (
            "samme_dag samme_dags samme_kveld samme_ettermiddag samme_formiddag straks med_en_gang umiddelbart "
            "øyeblikkelig omgående på_flekken på_stedet"
        ),
        7 * DAY: "uken_etter uka_etter neste_uke",
        MONTH: "måneden_etter neste_måned",
    },
    always=("døgnet_rundt hele_døgnet døgnåpent døgnåpen døgnåpne døgnbemannet døgnvakt alle_døgnets_timer 24_timer_i_døgnet"),
    clock="kl kl_. klokken klokka",
    either="eller",
    weak_clock="",
    hour="",
    before="før innen senest",
    until="til frem_til fram_til inntil",
    since="fra etter siden",
    noon={24 * HOUR: "midnatt"},
    past="over",
    to="på",
    half_hour={-30: "halv"},
    quarter="kvart kvarter et_kvarter",
    evening="om_ettermiddagen om_kvelden på_ettermiddagen på_kvelden ettermiddag kveld pm p_._m_.",
    morning="om_morgenen om_formiddagen om_natten på_morgenen på_formiddagen om_natta morgen formiddag am a_._m_.",
    opening=("åpent åpen åpningstid åpningstider hverdager virkedager ukedager bemannet telefontid alle_dager daglig butikken telefonen"),
    weekdays=(
        "mandag mandager mandags mandagen",
        "tirsdag tirsdager tirsdags tirsdagen",
        "onsdag onsdager onsdags onsdagen",
        "torsdag torsdager torsdags torsdagen",
        "fredag fredager fredags fredagen",
        "lørdag lørdager lørdags lørdagen",
        "søndag søndager søndags søndagen",
    ),
    short_weekdays=("man ma", "tirs tir ti", "ons on", "tors tor to", "fre fr", "lør lø", "søn sø"),
    months=(
        "januar jan",
        "februar feb",
        "mars mar",
        "april apr",
        "mai",
        "juni jun",
        "juli jul",
        "august aug",
        "september sep sept",
        "oktober okt",
        "november nov",
        "desember des",
    ),
    rate="/ pr pr_. per i om hver hvert av à i_hver",
    rate_units=(
        "sekund sekundet minutt minuttet time timen døgn døgnet dag dagen uke uken uka måned måneden mnd mnd_. md "
        "mndr kvartal kvartalet år året natt natten natta person pers stk stk_. måltid gang kwh km mil liter kg "
        "gb barn kuvert kveld kvelden"
    ),
    out_of="av ut_av av_de",
    times="ganger gang",
    multiples={2: "dobbelt_så dobbelt_opp det_dobbelte dobbelt_av", 3: "det_tredobbelte tre_ganger_så", 0.5: "halvparten_så"},
    more="så mer flere mindre færre opp enn",
    more_endings=("ere",),
    plurals=("er", "e", "r", "s", "ere", "erne", "ene"),
    verb_endings=("ede", "te"),
    same_plural=(
        "ansatte ting dyr hold rom sted mål valg glass par tips gram kjøp barn menn nordmenn skritt stk "
        "folk mennesker personale fag poeng tilbud produkt forsøk svar mann hus slag besøk hull spor kort egg "
        "brød hår ord sett lag"
    ),
    adjectives=(
        "nye store små gode dårlige forskjellige ulike glade fornøyde ferske danske norske svenske unge gamle "
        "voksne ekstra gratis deilige profesjonelle erfarne hjemmelagde økologiske flotte røde hvite svarte andre "
        "separate faste fine hele kalde varme halve"
    ),
    adjective_endings=("lige", "ige", "ske", "ede", "ende", "elle", "ale", "ive", "bare", "somme", "ete"),
    never_counted=(
        "er var og eller der som virker kommer koster står sitter blir kan skal vil har hadde sier etter over "
        "under hele være ikke mer flere andre av enn på siden senere tidligere hver alene sammen timer kjører "
        "lader holder fungerer bedre raskere verre foruten ellers deretter ser ligner passer spiller går får tar "
        "gir ifølge heller uten inne ute oppe nede hjemme lengre lenger større mindre billigere dyrere bare "
        "fremdeles fortsatt både like for før ved mot hos langs blant bak fra uten igjen lavere høyere minus"
    ),
    ordinals={3: "tredje", 4: "fjerde", 5: "femte", 6: "sjette", 7: "sjuende syvende", 8: "åttende", 9: "niende", 10: "tiende"},
    day="dag dagen",
    every="hver hvert",
    dated="d d_. den",
    minus="minus",
    idioms="tusen_takk formel_1 type_2 type_1 på_en_gang nummer_én nummer_en",
    stretch="tid tids",
    delayed="for senere forsinket tidligere før etter",
    ages="alderen",
    portions={
        1 / 3: "tredel tredeler tredjedel tredjedeler",
        0.25: "firedel firedeler fjerdedel fjerdedeler",
        0.2: "femtedel femtedeler",
        0.1: "tidel tideler tiendedel tiendedeler",
    },
    half="halvparten",
    labels=(
        "nr nr. nummer rom rommet bord side versjon modell ordre ordrenr ordrenummer bestilling sak saksnr "
        "saksnummer linje buss tlf telefon postnummer faktura gate vei kapittel punkt paragraf § iphone spor "
        "varenr varenummer str størrelse kode pakke id windows fiber sesong episode etasje trinn orgnr "
        "terningkast"
    ),
)
