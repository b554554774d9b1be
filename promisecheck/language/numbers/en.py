"""English numbers, units, hedges and days."""

from promisecheck.language.numbers.shared import DAY, HOUR, MINUTE, MONTH, WEEK, YEAR
from promisecheck.language.numbers.words import NumberWords

EN = NumberWords(
    code="en",
    point=".",
    crown="",
    small={
        0: "zero nil nought",
        1: "one a an",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
    },
    tens={20: "twenty", 30: "thirty", 40: "forty fourty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"},
    tens_first=True,
    link="and",
    scales={100: "hundred hundreds", 1e3: "thousand", 1e6: "million millions mn", 1e9: "billion bn", 12: "dozen", 20: "score"},
    articles="one a an",
    parts={
        0.5: "half half_a half_an a_half",
        1.5: "one_and_a_half a_and_a_half",
        0.25: "a_quarter_of_an a_quarter_of_a quarter_of_an quarter_of_a a_quarter",
        0.75: "three_quarters_of_an three_quarters_of_a three_quarters",
    },
    halves="a_half half_a",
    vague={2: "a_couple_of a_couple couple_of couple", 3: "a_few few"},
    several="several many multiple",
    units={
        ("GBP", 5): "fiver fivers",
        ("GBP", 10): "tenner tenners",
        ("GBP", 1000): "grand",
        ("s", 1): "second seconds secs",
        ("s", MINUTE): "minute minutes mins minutes minute's minutes'",
        ("s", HOUR): "hour hours hr hrs hour's",
        ("s", DAY): "day days day's night nights night's calendar_days calendar_day",
        ("workday", 1): ("working_day working_days business_day business_days workday workdays work_days weekdays working_-_day bank_days"),
        ("s", WEEK): "week weeks week's wk wks",
        ("s", 14 * DAY): "fortnight fortnights",
        ("s", 2 * DAY): "weekend weekends",
        ("s", MONTH): "month months month's mth mths mo mos",
        ("s", 3 * MONTH): "quarters",
        ("s", YEAR): "year years year's yr yrs year_old years_old year_-_old",
        ("s", 10 * YEAR): "decade decades",
        ("s", 100 * YEAR): "century centuries",
        ("KR", 1): "kr kr_. kroner krone crowns ,_-",
        ("DKK", 1): "danish_kroner",
        ("NOK", 1): "norwegian_kroner",
        ("SEK", 1): "swedish_kronor kronor",
        ("EUR", 1): "euros",
        ("EUR", 0.01): "eurocents",
        ("GBP", 1): "pound pounds quid sterling pounds_sterling",
        ("GBP", 0.01): "p pence penny",
        ("USD", 1): "dollars bucks buck us_dollars us_$",
        ("USD", 0.01): "cent cents ¢",
        ("%", 1): "percent per_cent pc percentage_points",
        ("m", 1): "metre metres meters",
        ("m", 1e3): "kilometres kilometers kilometre kms",
        ("m", 1609.344): "mile miles mi",
        ("m", 0.9144): "yard yards yd yds",
        ("m", 0.3048): "feet foot ft",
        ("m", 0.0254): "inch inches",
        ("m", 1e-3): "millimetres millimeters",
        ("m", 1e-2): "centimetres centimeters",
        ("m/s", 0.44704): "mph miles_per_hour miles_an_hour",
        ("m2", 1): "square_metres square_meters sq_m square_metre sqm",
        ("m2", 0.09290304): "square_feet sq_ft sqft square_foot",
        ("m3", 1): "cubic_metres cubic_meters",
        ("kg", 1): "kilos kgs kilograms",
        ("kg", 1e-3): "grams gms",
        ("kg", 1000): "ton tons tonne tonnes",
        ("kg", 0.45359237): "lb lbs",
        ("kg", 6.35029): "stone",
        ("kg", 0.0283495): "ounce ounces oz",
        ("l", 1): "litre litres liters",
        ("l", 0.568261): "pint pints",
        ("l", 4.54609): "gallon gallons",
        ("W", 745.7): "hp horsepower bhp",
        ("W", 1): "watts",
        ("C", 1): "degrees degree degrees_celsius degrees_c",
        ("stars", 1): "star stars",
        ("B", 1e9): "gigabytes gigs gig",
        ("B", 1e6): "megabytes",
        ("bit/s", 1e6): "megabits meg megs mb_per_second megabits_per_second",
        ("bit/s", 1e9): "gigabits gigabit_per_second",
    },
    vague_units={
        14 * DAY: "for_weeks weeks_of weeks_on_end weeks_and_weeks in_weeks",
        2 * MONTH: "for_months months_of months_on_end months_and_months in_months",
        2 * YEAR: "for_years years_and_years",
        2 * DAY: "for_days days_of days_on_end days_and_days",
        2 * HOUR: "for_hours hours_of hours_on_end hours_and_hours",
    },
    passing="day second weekend",
    lasting=(
        "in within for after took takes take than only just about at under over waited wait lasted lasts nearly "
        "almost last another minimum maximum least"
    ),
    hedges={
        "up to": (
            "up_to as_much_as as_many_as as_long_as at_most max maximum no_more_than not_more_than no_longer_than "
            "maximum_of a_maximum_of max_. never_more_than never_over never_longer_than no_later_than"
        ),
        "from": "from starting_at starting_from prices_from as_low_as as_little_as as_few_as",
        "under": "under less_than fewer_than below in_under inside_of not_even short_of",
        "at least": "at_least minimum min_. a_minimum_of minimum_of no_less_than no_fewer_than not_less_than upwards_of",
        "about": (
            "about around roughly approx approx_. approximately circa ca ca_. some ~ ± nearly almost close_to near "
            "just_under something_like give_or_take in_the_region_of getting_on_for"
        ),
        "over": "over more_than well_over just_over longer_than greater_than in_excess_of above exceeding beyond > a_good",
        "within": "within inside in_within within_the_next within_just",
    },
    after={
        "up to": "max maximum or_less or_fewer or_under at_most tops at_the_most",
        "at least": "+ or_more or_over or_longer and_up and_above plus and_over upwards minimum at_least",
        "about": "or_so approx approximately or_thereabouts ish",
    },
    fillers="just only a the first next whole full mere like say of about my our entire solid further another",
    ranges="- to or or_maybe through",
    between={"between": "and", "in_between": "and", "anywhere_between": "and", "anywhere_from": "to"},
    days={
        DAY: (
            "tomorrow next_day next_-_day the_next_day the_day_after day_after next_morning the_following_day "
            "following_day the_morning_after following_morning overnight_delivery overnight_shipping next_working_day "
            "the_following_morning"
        ),
        2 * DAY: "day_after_tomorrow the_day_after_tomorrow",
        0: (
            "same_day same_-_day same_afternoon same_evening same_morning straight_away straightaway immediately "
            "instantly right_away at_once on_the_spot"
        ),
        7 * DAY: "next_week the_week_after the_following_week",
        MONTH: "next_month the_month_after the_following_month",
    },
    always=(
        "round_the_clock around_the_clock round_-_the_-_clock around_-_the_-_clock 24_hours_a_day 24_hrs_a_day "
        "day_and_night day_or_night twenty_-_four_seven all_hours"
    ),
    clock="at at_around by_about",
    either="or",
    weak_clock="at",
    hour="o'clock oclock",
    before="before by until_latest",
    until="until till til",
    since="from after since",
    noon={12 * HOUR: "noon midday 12_noon", 24 * HOUR: "midnight"},
    past="past after",
    to="to before",
    half_hour={30: "half_past half"},
    quarter="quarter a_quarter",
    evening="in_the_afternoon in_the_evening at_night pm p_._m_. p_._m tonight",
    morning="in_the_morning am a_._m_. a_._m",
    opening="open opening_hours hours weekdays open_daily daily manned phone_lines lines",
    weekdays=(
        "monday mondays monday's",
        "tuesday tuesdays tuesday's",
        "wednesday wednesdays wednesday's",
        "thursday thursdays thursday's",
        "friday fridays friday's",
        "saturday saturdays saturday's",
        "sunday sundays sunday's",
    ),
    short_weekdays=("mon mo", "tue tues tu", "wed we", "thu thurs thur th", "fri fr", "sat sa", "sun su"),
    months=(
        "january jan",
        "february feb",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sep sept",
        "october oct",
        "november nov",
        "december dec",
    ),
    rate="/ per a an each every pr",
    rate_units=(
        "second minute hour hr day week month mth mo year yr annum night person head item pp quarter visit kwh "
        "mile km litre unit child meal time night's going trip adult room call go pack bottle pop text cup ride"
    ),
    out_of="out_of of in out_of_the of_the",
    times="times time fold",
    multiples={2: "twice_as twice_the double_the twice_what double_what", 3: "triple_the", 0.5: "half_as"},
    more="more as less fewer the longer better",
    more_endings=("er",),
    plurals=("s",),
    same_plural="people men women children kids pcs staff fish sheep folk",
    adjectives=(
        "new big small good bad different happy satisfied fresh young old adult extra free great professional "
        "experienced homemade organic red white black other separate hot cold more whole unhappy missed random "
        "local missing broken long short unanswered"
    ),
    adjective_endings=("ful", "ous", "ed", "able", "ible", "ish", "ive", "ical", "ent"),
    never_counted=(
        "is was has does goes works costs comes this his its us as plus yes always sometimes perhaps less minus "
        "versus towards afterwards besides seems looks says gets needs keeps stays makes runs ours yours hers "
        "theirs across was's thus pass miss charges charging works's unless pros"
    ),
    ordinals={3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"},
    day="day",
    every="every each",
    dated="",
    of="of",
    doubtful_months="may march mar",
    minus="minus negative",
    idioms=(
        "a_second_time a_second_chance a_second_opinion wait_a_second wait_a_minute just_a_second just_a_minute "
        "one_day_i one_day_we one_of nine_to_five number_one half_price five_a_day a_day_out a_night_out type_2 "
        "type_1"
    ),
    delayed="late later early earlier before after ago",
    ages="age ages aged",
    portions={1 / 3: "thirds", 0.25: "quarters_of_our quarters_of_all quarters_of_the", 0.2: "fifths", 0.1: "tenths"},
    half="half_of",
    repeated={2: "twice", 3: "thrice"},
    labels=(
        "no no. nr number room table page version model order ref reference case line bus tel phone invoice "
        "street gate chapter section iphone pixel galaxy track size code id windows fibre fiber season episode "
        "floor step route platform flight channel category class grade level level. unit apartment apt suite hall "
        "terminal"
    ),
)
