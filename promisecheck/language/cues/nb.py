"""Norwegian bokmål cues."""

from promisecheck.language.cues.words import CueWords

NB = CueWords(
    code="nb",
    matters={
        "delivery": (
            "lever* frakt* forsend* pakke* pakken bud budet ankom* kom kommer avsend* sendt sender tilsend* mottok "
            "motta* fremme framme posten dørmatta levering esken postkass* hos_deg hos_meg hjemme hjem_på"
        ),
        "answer": ("svar* ring* telefon* anrop* mail* e-post* epost* chat* kundeservice support røret gjennom henvend* kontakt* melding*"),
        "refund": "pengene_tilbake tilbakebetal* refunder* refusjon* penger_tilbake pengene_på_konto* pengene_igjen",
        "setup": (
            "satt_opp sett_opp sette_opp install* opprett* oppsett* tilkobl* koblet aktiver* montør* montering* montere* kjøreklar* klar_til_bruk i_gang på_nett online"
        ),
        "effort": "bestille_på bestill_på booke påmeld* fylle_ut kassen sett_opp montere samle søk* gjennomføre",
        "guarantee": "garanti* reklam*",
        "returns": "avbestil* avlys* kanseller* annuller* retur* angre* bytt* åpent_kjøp sende_tilbake sendte_tilbake angrerett prøv* oppsig* si_opp binding*",
        "lasting": "batteri* holdt holder holde holdbar* lading* rekkevidde slit* levetid varer_i varte vart*",
        "usage": "brukt bruker kunde_i hatt eid siden medlem* vært_kunde bodd abonnement*",
        "price": "pris* kost* betal* gebyr* regning* faktura* måned* dyr* billig* belast* trukket",
        "discount": "rabatt* spar* tilbud salg gavekort* bonus* nedsatt* avslag billigere",
        "speed": "hastighet* mbit download* nedlast* opplast* bredbånd* fiber*",
        "opening": "åpen* åpent steng* lukk* åpningstid*",
    },
    took=(
        "tok tar tatt gikk etter ventet vente ventetid innen innenfor først senere på over nesten fortsatt i "
        "det_gikk hadde allerede fikk kom"
    ),
    refused=(
        "avvis* nekt* avslag avslått for_sent sa_nei blankt_nei utløpt utgått fristen dekker_ikke dekket_ikke "
        "gjaldt_ikke gjelder_ikke betale_selv måtte_betale måtte_kjøpe måtte_kjøpes ville_ikke ikke_dekket "
        "egen_regning tapte gått_ut"
    ),
    accepted=(
        "godtok godtatt godkjen* tok_den_i_retur byttet bytta reparer* refunder* uten_problemer ny_en fikk_en_ny "
        "fikk_ny null_problem uten_spørsmål pengene_igjen pengene_tilbake uten_å_blunke ok i_orden"
    ),
    failed="stengt stengte stenger lukket ingen ikke aldri opptatt telefonsvarer mørkt låst tom gått tomt forgjeves",
    ended=(
        "død dør døde flat flatt tom tomt gikk_i_stykker i_stykker ødelagt stoppet slitt knakk røk sluttet går_ut "
        "gikk_ut brøt ferdig hull ga_opp"
    ),
    ordered="bestil* kjøpt kjøpte kjøp ordr* booket betalte sendte skrev ringte spurte meldte trykket klikket",
    arrived=(
        "kom ankom mottok fikk lever* landet sto_den sto_pakken var_den var_pakken svar* her dørmatta i_hendene "
        "på_trappa i_postkassen hentet hente klar montert installert på_konto* dukket"
    ),
    only="kun bare ikke_engang fikk_kun fikk_bare fattige",
    condition=(
        "kjøp ordrer ved_kjøp bestill* ved_bestilling hvis handler kjøper for_over barn_over barn_under fra_alder "
        "før innen minstekjøp medlem*"
    ),
    charged=("betal* trukket trakk belast* kost* regning* faktura* gebyr* pris* lagt_til oppå krevde forlangte måtte_gi"),
    saving=("spar* rabatt* gavekort* bonus* kompensasjon* erstatning* kontant tilbakebetal* refunder* gir_deg får_du retur"),
    by="på etter tok innen",
    before="før innen forut",
    free=(
        "gratis ikke_en_krone ikke_ei_krone uten_gebyr hele_beløpet null kostnadsfritt uten_at_det_kostet "
        "kostet_ikke kostet_meg_ikke ikke_trukket trakk_ingenting ingen_gebyr alt_igjen full_refusjon "
        "pengene_igjen pengene_tilbake hvert_øre fikk_alt uten_trekk"
    ),
    closes="lås* slukket mørke stengetid lenket stenger stengte stengt stenge stengetid åpner åpent lås",
    remedy="ellers eller_er eller_så eller_får",
    negated="ikke aldri",
    later="neste påfølgende uka_etter uken_etter etter derpå",
)
