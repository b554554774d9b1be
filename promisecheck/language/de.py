"""German."""

from promisecheck.language.words import Words, words

DE = Words(
    code="de",
    function=words(
        "und der die das ist nicht mit für auf ein eine einen einem einer wir sie ich zu von im in den dem des bei auch nach "
        "wie oder aber war hat haben sind wird werden kann mir mich uns euch ihr ihre unser unsere sich am zum zur als noch "
        "nur sehr so wenn aus über unter ohne alle alles mehr bis vor durch um dass man schon hier gut keine kein"
    ),
    telling=words(
        "und der die das ist nicht mit für auf ein eine einen wir sie ich zu von im dem des bei auch nach wie oder aber sind "
        "wird kann mir mich uns ihr unsere sich zum zur noch nur sehr wenn aus ohne mehr dass keine kein leider immer wieder "
        "bestellt lieferung tage werktage kostenlos versand schnell geld zurück gekauft qualität"
    ),
    endings=("ung", "ungen", "keit", "heit", "lich", "isch", "sch", "ß", "chen", "tz"),
    letters="äöüß",
    joining=words("und sowie aber oder während plus"),
    abbreviations=words(
        "z.b bzw ca d.h usw u.a inkl exkl evtl ggf nr str max min tel vgl dr prof st mio mrd jan feb apr jun jul aug sept okt nov dez mo di mi do fr sa so zzgl"
    ),
)
