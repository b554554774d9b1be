"""English."""

from promisecheck.language.words import Words, words

EN = Words(
    code="en",
    function=words(
        "the of and to a in is it you that was for on are with as i they be at one have this from or had by not but what all "
        "were we when your can said there use an each which she do how their if will up other about out many then them these "
        "so some her would make him into has more no our my me us am been than its who now just get got very too after"
    ),
    telling=words(
        "the of and to is it you that was are with as they be have this from had by not but what were we your can there an which "
        "she their if will other about out many them these would him has more our its who now just get very too after days week "
        "weeks delivery free shipping order ordered price money back service customer customers every never always"
    ),
    endings=("ing", "tion", "ness", "ly", "ed", "th", "ght", "wh", "ous", "ful", "ck"),
    letters="",
    joining=words("and plus but so or while"),
    abbreviations=words(
        "e.g i.e etc approx no nos incl excl vs mr mrs ms dr prof st jr sr inc ltd co dept est min max tel fig jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun a.m p.m am pm"
    ),
)
