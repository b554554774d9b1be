"""Norwegian nynorsk cues."""

from promisecheck.language.cues.words import CueWords

NN = CueWords(
    code="nn",
    matters={
        "delivery": (
            "lever* frakt* sending* pakke* pakka bod bodet kom kjem send* motteke mottok framme posten dørmatta "
            "levering postkass* hos_deg heime heim_på"
        ),
        "answer": ("svar* ring* telefon* anrop* mail* e-post* epost* chat* kundeservice support røyret gjennom kontakt* melding*"),
        "refund": "pengane_tilbake tilbakebetal* refunder* pengane_att pengane_på_konto*",
        "setup": "sett_opp sette_opp install* opprett* oppsett* kopla aktiver* montør* montering* køyreklar* klar_til_bruk i_gang på_nett",
        "effort": "tinge_på bestille_på påmeld* fylle_ut montere",
        "guarantee": "garanti* reklam*",
        "returns": "avbestill* avlys* retur* angre* byt* ope_kjøp sende_tilbake sende_att prøv* sei_opp binding*",
        "lasting": "batteri* heldt held halde haldbar* lading* rekkevidde slit* levetid varte vart*",
        "usage": "brukt brukar kunde_i hatt eigd sidan medlem* budd abonnement*",
        "price": "pris* kost* betal* gebyr* rekning* faktura* månad* dyr* billeg* trekt",
        "discount": "rabatt* spar* tilbod sal gåvekort* bonus* avslag billegare",
        "speed": "fart* hastigheit* mbit nedlast* opplast* breiband* fiber*",
        "opening": "open* ope steng* lukk* opningstid*",
    },
    took=(
        "tok tek teke gjekk etter venta vente ventetid innan innanfor først seinare på over nesten framleis i "
        "det_gjekk hadde allereie fekk kom"
    ),
    refused=(
        "avvis* nekta avslag for_seint sa_nei blankt_nei utgått fristen dekkjer_ikkje gjeld_ikkje gjaldt_ikkje "
        "betale_sjølv måtte_betale måtte_kjøpe ville_ikkje"
    ),
    accepted=(
        "godtok godteke godkjen* tok_han_i_retur bytte bytta reparer* refunder* utan_problem ny_ein fekk_ny "
        "null_problem utan_spørsmål pengane_att ok i_orden"
    ),
    failed="stengt stengde stenger lukka ingen ikkje aldri oppteken mørkt låst tom gått tomt",
    ended="død dør døydde flat flatt tom tomt i_stykke øydelagt stoppa slite knakk rauk slutta ferdig hol gav_opp",
    ordered="bestil* ting* kjøpt kjøpte kjøp ordr* betalte sende skreiv ringde spurde melde trykte",
    arrived=(
        "kom mottok fekk lever* landa stod_han stod_pakka var_pakka svar* her dørmatta på_trappa henta hente klar "
        "montert installert på_konto*"
    ),
    only="berre ikkje_eingong",
    condition=("kjøp ordrar ved_kjøp bestill* ved_bestilling viss handlar kjøper for_over barn_over barn_under før innan medlem*"),
    charged="betal* trekt kost* rekning* faktura* gebyr* pris* lagt_til kravde måtte_gi",
    saving="spar* rabatt* gåvekort* bonus* kompensasjon* erstatning* tilbakebetal* refunder* gir_deg får_du",
    by="på etter tok innan",
    before="før innan",
    free=(
        "gratis ikkje_ei_krone ikkje_ein_krone utan_gebyr heile_beløpet null kosta_ikkje trekte_ingenting alt_att "
        "pengane_att pengane_tilbake kvart_øre"
    ),
    closes="stenger stengde stengt opnar ope lås",
    remedy="elles eller_så eller_får",
    negated="ikkje aldri",
    later="neste påfølgjande veka_etter etter",
)
