"""Danish cues."""

from promisecheck.language.cues.words import CueWords

DA = CueWords(
    code="da",
    matters={
        "delivery": (
            "lever* fragt* forsend* pakke* pakken bud buddet ankom* kom kommer afsend* sendt sender tilsend* modtog "
            "modtag* fremme dør_til_dør posten måtten levering kassen postkass* hos_dig hos_mig hjemme"
        ),
        "answer": "svar* ring* telefon* opkald* mail* chat* kundeservice support røret igennem henvend* kontakt* besked*",
        "refund": ("pengene_tilbage tilbagebetal* refund* refusion* penge_retur pengene_retur pengene_på_kontoen pengene_igen"),
        "setup": (
            "sat_op sætte_op sæt_op install* oprett* opsæt* tilslut* aktiver* montør* montering* montere* køreklar* klar_til_brug i_gang online"
        ),
        "effort": "bestille_på bestil_på booke tilmeld* udfyld* kassen saml* samle samlet checke klare ansøg* gennemføre",
        "guarantee": "garanti* reklam*",
        "returns": "afbestil* aflys* annuller* retur* fortryd* byt* ombyt* sende_tilbage sendte_tilbage fortrydelsesret prøv* opsig* binding*",
        "lasting": "batteri* holdt holder holde holdbar* opladning* rækkevidde slid* levetid varer_i varede",
        "usage": "brugt bruger kunde_i haft ejet siden medlem* været_kunde boet abonnement*",
        "price": "pris* kost* betal* gebyr* regning* faktura* måned* dyr* billig* opkræv* trukket",
        "discount": "rabat* spar* tilbud udsalg* gavekort* bonus* nedsat* billigere",
        "speed": "hastighed* mbit download* upload* bredbånd* fiber*",
        "opening": "åben* åbent lukk* åbningstid*",
    },
    took=(
        "tog tager taget gik efter ventede vente ventet ventetid inden indenfor først senere på over næsten "
        "stadig i der_gik havde allerede fik kom"
    ),
    refused=(
        "afvis* nægt* afslag* for_sent sagde_nej blankt_nej udløbet fristen overskredet sprunget dækker_ikke "
        "dækkede_ikke gjaldt_ikke gælder_ikke selv_betale måtte_betale måtte_købe ville_ikke kunne_ikke_få "
        "ikke_dækket egen_regning tabte trukket strittede forfaldet"
    ),
    accepted=(
        "accept* godkend* tog_den_retur byttede bytted* ombytt* reparer* refunder* uden_problemer ny_en fik_en_ny "
        "fik_ny intet_problem uden_spørgsmål pengene_igen pengene_tilbage uden_at_kny uden_brok ok i_orden"
    ),
    failed="lukket lukkede lukker ingen ikke aldrig optaget telefonsvarer mørkt låst tom gået tomt forgæves",
    ended=(
        "død dør døde flad fladt tom tomt gik_i_stykker i_stykker stoppede slidt knækk* stod_af går_ud gik_ud "
        "holdt_op brød færdig hul huller opgav"
    ),
    ordered=("bestil* købt købte køb ordr* booked* betalte sendte skrev ringede spurgte tilmeldte trykkede klikkede anmeld*"),
    arrived=(
        "kom ankom modtog fik lever* landede stod_den stod_pakken var_den var_pakken svar* her måtten i_hænderne "
        "på_trappen i_postkassen hentet hente klar monteret installeret på_kontoen dukkede"
    ),
    only="kun bare blot ikke_engang fik_kun kun_fået sølle",
    condition=(
        "køb ordrer ved_køb bestil* ved_bestilling hvis handler køber for_over børn_over børn_under fra_alder før inden minimumskøb medlem*"
    ),
    charged=("betal* trukket trak opkræv* kost* regning* faktura* gebyr* pris* lagt_oveni oveni krævede forlangte skulle_give lagt"),
    saving=("spar* rabat* gavekort* bonus* kompensation* erstatning* kontant tilbagebetal* refund* giver_dig får_du retur"),
    by="på efter tog inden",
    before="før inden forud",
    free=(
        "gratis ikke_en_krone uden_gebyr hele_beløbet nul kvit_og_frit uden_beregning uden_at_det_kostede "
        "kostede_ikke ikke_trukket intet_gebyr alt_igen fuld_refusion pengene_igen pengene_tilbage pengene_retur "
        "gik_tilbage fik_det_hele trak_ikke trak_ingenting uden_omkostninger"
    ),
    closes="lås* slukkede slukket mørke lukker lukkede lukket lukke lås åbner åbent lukketid",
    remedy="ellers eller_er eller_så_er eller_får",
    negated="ikke aldrig",
    later="næste følgende efterfølgende ugen_efter efter derpå",
)
