"""Swedish cues."""

from promisecheck.language.cues.words import CueWords

SV = CueWords(
    code="sv",
    matters={
        "delivery": (
            "lever* frakt* försänd* paket* bud budet ankom* anlände kom kommer skick* mottog framme posten hallmattan "
            "leverans* lådan brevlåd* hem_till hemma"
        ),
        "answer": ("svar* ring* telefon* samtal* mejl* mail* chatt* kundtjänst support luren fram kontakt* återkom* återkoppl*"),
        "refund": "pengarna_tillbaka återbetal* pengar_tillbaka pengarna_på_kontot",
        "setup": "satt_upp sätta_upp install* uppsätt* anslut* koppla* aktiver* montör* montering* igång uppkoppl* klar_att",
        "effort": "beställa_på boka_på anmäl* fyll* kassan montera* ansök* genomför*",
        "guarantee": "garanti* reklam*",
        "returns": "avbok* avbeställ* retur* ånger* byt* bytes* öppet_köp skicka_tillbaka skickade_tillbaka prova* uppsäg* säga_upp bindning*",
        "lasting": "batteri* höll håller hålla hållbar* laddning* räckvidd slit* livslängd varar varade räck*",
        "usage": "använt använder kund_i haft ägt sedan medlem* varit_kund bott abonnemang*",
        "price": "pris* kost* betal* avgift* räkning* faktura* månad* dyr* billig* debiter* dragit dragits",
        "discount": "rabatt* spar* erbjudand* rea presentkort* bonus* nedsatt* billigare",
        "speed": "hastighet* mbit nedladd* uppladd* bredband* fiber*",
        "opening": "öppet öppna* stäng* öppettid*",
    },
    took=(
        "tog tar tagit gick efter väntade vänta väntat väntetid inom innan först senare på över nästan "
        "fortfarande i det_gick hade redan fick kom"
    ),
    refused=(
        "avvis* nekad* vägrad* avslag för_sent sa_nej blankt_nej gått_ut utgången täcker_inte täckte_inte "
        "gäller_inte gällde_inte betala_själv fick_betala ville_inte tvungen"
    ),
    accepted=(
        "godkän* accept* tog_tillbaka bytte byttes repar* återbetal* utan_problem ny_en fick_en_ny fick_ny "
        "inga_problem utan_frågor pengarna_tillbaka ok okej"
    ),
    failed="stängt stängde stänger ingen inte aldrig upptaget telefonsvarare mörkt låst tom slut förgäves",
    ended=("död dör dog platt tom tomt gick_sönder sönder trasig stannade slutade sliten knäckt gav_upp bröt färdig hål"),
    ordered="beställ* köpt köpte köp order* bokade betalade skickade skrev ringde frågade anmälde tryckte klickade",
    arrived=(
        "kom ankom anlände mottog fick lever* landade stod_den stod_paketet var_paketet var_den svar* här "
        "hallmattan i_händerna på_trappan i_brevlådan hämta* klar monterad installerad på_kontot dök"
    ),
    only="bara endast inte_ens fick_bara ynka",
    condition=("köp order vid_köp beställ* vid_beställning om_du handlar köper för_över barn_över barn_under före innan medlem*"),
    charged="betal* dragit dragits drog debiter* kost* räkning* faktura* avgift* pris* tillkom krävde",
    saving="spar* rabatt* presentkort* bonus* kompensation* ersättning* återbetal* ger_dig får_du tillbaka",
    by="på efter tog inom",
    before="före innan",
    free=(
        "gratis inte_en_krona utan_avgift hela_beloppet noll kostnadsfritt utan_kostnad kostade_inget drog_inget "
        "allt_tillbaka pengarna_tillbaka full_återbetalning varenda_krona"
    ),
    closes="lås* släckte släckt stänger stängde stängt öppnar öppet lås",
    remedy="annars eller_är eller_så eller_får",
    negated="inte aldrig",
    later="nästa följande veckan_efter efter därpå",
)
