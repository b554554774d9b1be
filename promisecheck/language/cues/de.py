"""German cues."""

from promisecheck.language.cues.words import CueWords

DE = CueWords(
    code="de",
    matters={
        "delivery": (
            "liefer* versand* versend* paket* bote ankunft ankam kam kommt zugestellt zustell* verschickt angekommen "
            "geliefert post da_war sendung*"
        ),
        "answer": (
            "antwort* anruf* telefon* mail* chat* kundenservice kundendienst support rückruf* hörer meld* durchgekommen warteschleife"
        ),
        "refund": "geld_zurück erstatt* rückerstatt* zurückgezahlt rückzahlung*",
        "setup": "install* einricht* anschluss* angeschlossen freigeschalt* aktivier* monteur* montage* startklar",
        "effort": "bestellen_in buchen_in anmeld* ausfüll* aufgebaut aufbau*",
        "guarantee": "garantie* gewährleist* reklam*",
        "returns": "storn* rückgab* rücksend* zurückgeb* zurückgeschickt umtausch* widerruf* probe* testen kündig*",
        "lasting": "akku* batterie* hielt hält halten haltbar* reichweite lebensdauer laufzeit",
        "usage": "benutz* kunde_seit gehabt besitze seit mitglied*",
        "price": "preis* kost* bezahl* zahl* gebühr* rechnung* monat* teuer* billig* abgebucht",
        "discount": "rabatt* spar* angebot* gutschein* bonus* reduzier* günstiger",
        "speed": "geschwindigkeit* mbit download* upload* breitband* glasfaser*",
        "opening": "geöffnet offen geschlossen öffnungszeit*",
    },
    took=(
        "dauerte dauert gedauert nach gewartet wartete warten wartezeit innerhalb erst später in über fast "
        "immer_noch schon bereits bekam kam"
    ),
    refused=(
        "abgelehnt ablehn* verweiger* zu_spät sagte_nein abgelaufen frist nicht_abgedeckt gilt_nicht galt_nicht "
        "selbst_bezahlen selber_zahlen weigert* lehnte"
    ),
    accepted=(
        "akzeptiert anstandslos zurückgenommen umgetauscht ersetzt repariert erstattet ohne_probleme problemlos "
        "neues_gerät kulant ohne_diskussion"
    ),
    failed="geschlossen niemand nicht nie besetzt anrufbeantworter zu dunkel leer vergeblich keiner",
    ended="tot leer kaputt defekt abgenutzt gebrochen streikte stehen_geblieben am_ende versagt",
    ordered="bestell* gekauft kauf gebucht bezahlt geschrieben angerufen gefragt gemeldet geklickt geschickt",
    arrived=("kam angekommen erhalten bekommen geliefert da antwort* hier geantwortet montiert installiert zugestellt gemeldet"),
    only="nur bloß lediglich gerade_mal nicht_einmal",
    condition="bestellung* ab_einem bei_kauf einkauf* bestellwert mindestbestell* wenn kinder vor bis mitglied*",
    charged="bezahl* zahl* kost* rechnung* gebühr* abgebucht berechnet verlangt preis* aufgeschlagen",
    saving="spar* rabatt* gutschein* bonus* entschädig* erstatt* zurück bekommst_du",
    by="in nach binnen innerhalb",
    before="vor vorher",
    free=("kostenlos gratis keinen_cent ohne_gebühr volle_summe kostenfrei nichts_bezahlt alles_zurück geld_zurück voller_betrag"),
    closes="verschloss* zugesperrt schließt schloss geschlossen öffnet geöffnet zu",
    remedy="sonst oder_es oder_wir",
    negated="nicht nie",
    later="nächsten folgenden woche_darauf darauf",
)
