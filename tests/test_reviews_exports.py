import json
from datetime import date, datetime

import openpyxl
import pytest
from review_files import read_files, read_text

from promisecheck.core.taxonomy import Kind

TRUSTPILOT = (
    '"Review Id","Review Created (UTC)","Review Stars","Review Title","Review Content","Review Language","Review Username",'
    '"Source Of Review","Company Response"\n'
    '"6ae101b2c5b20f87","2026-10-27 19:55:30","3","Køleren","Stod ude i 11 timer,\nog skyren var ""kold"".",'
    '"da","Kim Berg","Invitation","Kære Kim, tak!"\n'
    '"6adb41772aa73248","2026-10-23 11:13:59","1","Sagde jo","","nl","Bo","Organic",""\n'
    '"6ad7c9ec9680bee7","2026-10-20 20:07:08","5","","","en","Ida","Organic","Thanks"\n'
)


def test_trustpilot_export(tmp_path):
    """A Trustpilot export gives text, title, rating, day, language and channel; the company's answer is nowhere."""
    read = read_text(tmp_path, TRUSTPILOT, encoding="utf-8-sig")
    first, second = read.reviews
    assert first.text == 'Stod ude i 11 timer, og skyren var "kold".'
    assert (first.id, first.title, first.rating, first.said_at, first.language) == (
        "6ae101b2c5b20f87",
        "Køleren",
        0.5,
        date(2026, 10, 27),
        "da",
    )
    assert first.facets == (("channel", "Invitation"),)
    assert (first.origin.place, first.kind) == ("row 2", Kind.REVIEW)
    assert (second.text, second.title, second.language) == ("", "Sagde jo", "")
    assert dict(read.tallies[0].counts) == {
        "read": 3,
        "kept": 2,
        "duplicates": 0,
        "empty": 1,
        "too short": 0,
        "bad rows": 0,
        "title only": 1,
    }
    assert "tak" not in repr(read.reviews)


def test_danish_sheet(tmp_path):
    """A Danish sheet as Excel saves it: semicolons, cp1252, decimal commas, the day first."""
    text = (
        "Dato;Karakter;Overskrift;Anmeldelse;Kilde\r\n1/2-26;4,5;Flødeis;Den smagte af æble, ikke af fløde;Butik\r\n"
        "13-02-2026;2;;Åh nej;Mail\r\n"
    )
    read = read_text(tmp_path, text, encoding="cp1252")
    assert [(review.text, review.rating, review.said_at) for review in read.reviews] == [
        ("Den smagte af æble, ikke af fløde", 0.875, date(2026, 2, 1)),
        ("Åh nej", 0.25, date(2026, 2, 13)),
    ]
    assert read.reviews[0].facets == (("channel", "Butik"),)
    assert "assumed the ratings to be 1-5" in read.said


def test_norwegian_dice(tmp_path):
    """A Norwegian terningkast is a throw of one to six."""
    text = (
        "Dato;Terningkast;Tittel;Omtale;Butikk\n31.12.2025;6;Topp;Helt perfekt;Moss\n01.01.2026;1;Bunn;Helt elendig;Moss\n"
        "02.01.2026;3;;Midt på treet;Oslo\n"
    )
    read = read_text(tmp_path, text)
    assert [review.rating for review in read.reviews] == [1.0, 0.0, 0.4]
    assert read.reviews[2].facets == (("location", "Oslo"),)
    assert "assumed" not in read.said


def test_german_marks(tmp_path):
    """A German Note is best at 1, and that it was taken so is said."""
    read = read_text(tmp_path, "Datum;Note;Titel;Bewertungstext\n31.12.2025;1;;Alles bestens\n30.12.2025;6;;Nie wieder\n")
    assert [review.rating for review in read.reviews] == [1.0, 0.0]
    assert "1 the best" in read.said


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_google_play_export(encoding, tmp_path):
    """Google Play's UTF-16 files are read, with the byte order mark and without; one review rewritten in two months counts once."""
    header = (
        "Package Name,Reviewer Language,Review Submit Date and Time,Star Rating,Review Title,Review Text,Developer Reply Text,Review Link\n"
    )
    row = "com.x.app,da,2026-06-08T19:04:33Z,2,,Appen går ned hver gang jeg åbner den på toget,Beklager,https://play.example/r?id=1\n"
    for month in ("06", "07"):
        (tmp_path / f"reviews_2026{month}.csv").write_bytes((header + row).encode(encoding))
    read = read_files(tmp_path)
    [review] = read.reviews
    assert (review.text, review.rating, review.language) == ("Appen går ned hver gang jeg åbner den på toget", 0.25, "da")
    assert review.facets == (("product", "com.x.app"),)
    assert (read.count("read"), read.count("duplicates")) == (2, 1)


def test_workbook(tmp_path):
    """A workbook's real dates and numbers are read; a sheet that holds no reviews is said, not counted as a failure."""
    book = openpyxl.Workbook()
    book.active.title = "Reviews"
    book.active.append(["review_id", "stars", "product_name", "content", "consumer_name", "created_at"])
    book.active.append(["r1", 4, "Kettle", "Boils in a minute", "Kim Berg", datetime(2026, 3, 2, 10, 30)])  # noqa: DTZ001 - as Excel keeps it
    book.active.append(["r2", 5.0, "Kettle", None, None, None])
    book.create_sheet("Totals").append(["Total", 2])
    book["Totals"].append(["Mean", 4.5])
    book.save(tmp_path / "reviews.xlsx")
    read = read_files(tmp_path / "reviews.xlsx")
    [review] = read.reviews
    assert (review.text, review.rating, review.said_at, review.origin.place) == ("Boils in a minute", 0.75, date(2026, 3, 2), "row 2")
    assert (read.count("read"), read.count("empty")) == (2, 1)
    assert not read.troubles
    assert "sheet Totals" in read.said


def test_hotel_liked_and_disliked(tmp_path):
    """What a guest liked and disliked are sentences of one review, "Nothing" is none, and the mark for the place is no place."""
    text = (
        "Review date,Guest name,Reservation number,Review title,Positive review,Negative review,Review score,Staff,Location,"
        "Property reply\n"
        "2026-02-09,Kim,123456789,Fine,The view was worth it,The lift was out all week,6.4,10,9.5,Thank you!\n"
        "2026-02-08,Bo,123456780,,Nothing,Our window faced a wall,1,5,9,\n"
    )
    first, second = read_text(tmp_path, text).reviews
    assert first.text == "The view was worth it.\nThe lift was out all week"
    assert (first.rating, first.facets) == (0.6, ())
    assert second.text == "Our window faced a wall"
    assert first.customer_key != second.customer_key


def test_rows_above_the_header(tmp_path):
    """Names and periods above the header are no header."""
    text = (
        "Hotel Fjordblik\nPeriod,2026\n\nReview date,Guest name,Review title,Review,Review score\n"
        '"January 10, 2026",Kim,Fine,We slept like stones,8.4\n'
    )
    [review] = read_text(tmp_path, text).reviews
    assert (review.text, review.said_at, review.rating) == ("We slept like stones", date(2026, 1, 10), 0.8222)


def test_spam_and_hidden(tmp_path):
    """What a shop has marked as spam is left out and counted; what it has hidden or not published is evidence."""
    text = (
        "title,body,rating,review_date,curated,reviewer_name,reply\nA,Buy pills at my shop,5,2026-01-02,spam,Kim,\n"
        "B,It fell apart in a week,1,2026-01-02,ok,Bo,Sorry\n"
    )
    read = read_text(tmp_path, text)
    assert [review.text for review in read.reviews] == ["It fell apart in a week"]
    assert read.count("test or preview") == 1
    read = read_text(tmp_path, "product_handle,state,rating,body\nk,unpublished,1,It fell apart\nk,published,5,Holds\n")
    assert len(read.reviews) == 2


def test_survey_with_three_header_rows(tmp_path):
    """Qualtrics' question texts and import ids are no answers; previews and unfinished answers are left out."""
    text = (
        "StartDate,Status,IPAddress,Finished,ResponseId,UserLanguage,Q1,Q2_TEXT\n"
        'Start Date,Response Type,IP Address,Finished,Response ID,User Language,How likely?,"What, if anything, went wrong?"\n'
        '"{""ImportId"":""startDate""}","{""ImportId"":""status""}",x,x,"{""ImportId"":""_recordId""}",x,x,"{""ImportId"":""QID2_TEXT""}"\n'
        "2026-02-28 17:45:27,IP Address,192.0.2.7,True,R_1,EN,4,The parcel lay in the rain for two days\n"
        "2026-02-28 17:46:27,Survey Preview,,True,R_2,EN,5,Just trying this out before we send it\n"
        "2026-02-28 17:47:27,IP Address,192.0.2.8,False,R_3,EN,5,I only got half way through thi\n"
    )
    read = read_text(tmp_path, text)
    [review] = read.reviews
    assert (review.text, review.kind, review.language) == ("The parcel lay in the rain for two days", Kind.SURVEY, "en")
    assert read.count("test or preview") == 2


def test_own_line_form(tmp_path):
    """Promisecheck's own lines: a rating from 0 to 1, and a kind that wins."""
    lines = [
        {"id": "a", "text": "Kom til tiden", "rating": 1, "date": "2026-03-01", "language": "da", "kind": "survey"},
        {"id": "b", "text": "Came late", "rating": 0.25},
    ]
    first, second = read_text(tmp_path, "\n".join(map(json.dumps, lines)), name="r.jsonl").reviews
    assert (first.rating, first.kind, first.said_at, first.language) == (1.0, Kind.SURVEY, date(2026, 3, 1), "da")
    assert (second.id, second.rating, second.kind, second.said_at) == ("b", 0.25, Kind.REVIEW, None)


def test_tickets(tmp_path):
    """Tickets are complaints, whatever their file is called."""
    line = json.dumps(
        {
            "ticket_id": "T-1",
            "created_at": "2026-05-14T00:30:00+02:00",
            "subject": "Nobody came",
            "body": "We waited all day.",
            "status": "closed",
        }
    )
    [review] = read_text(tmp_path, line, name="export.jsonl").reviews
    assert (review.kind, review.id, review.title, review.said_at) == (Kind.COMPLAINT, "T-1", "Nobody came", date(2026, 5, 13))


@pytest.mark.parametrize("name", ["klager_2026.csv", "complaints.csv", "support-tickets.csv"])
def test_kind_by_file_name(name, tmp_path):
    """A file that is called complaints holds complaints."""
    [review] = read_text(tmp_path, "Dato,Tekst\n2026-01-02,Den kom aldrig frem\n", name=name).reviews
    assert review.kind is Kind.COMPLAINT


def test_nested_records(tmp_path):
    """In nested JSON the review's own fields are found, and persons and replies are not taken for them."""
    records = [
        {"reviewId": "g1", "starRating": "TWO", "comment": "Too slow for words", "createTime": "2026-04-05T10:00:00.123456789Z",
         "reviewer": {"displayName": "Kim"}, "reviewReply": {"comment": "So sorry"}, "name": "accounts/1/locations/2/reviews/g1"},
        {"reviewId": "g2", "starRating": "FIVE", "comment": "(Translated by Google) Fast and kind\n\n(Original)\nHurtig og venlig"},
    ]  # fmt: skip
    read = read_text(tmp_path, json.dumps({"reviews": records, "total": 2}, indent=1), name="google.json")
    assert [(review.text, review.rating) for review in read.reviews] == [("Too slow for words", 0.25), ("Hurtig og venlig", 1.0)]
    assert read.reviews[0].customer_key
    assert "sorry" not in repr(read.reviews)


def test_app_store_and_play_records(tmp_path):
    """Wrapped attributes and Google Play's user comments are read; the original wins over the translation."""
    store = {
        "data": [
            {
                "id": "s1",
                "attributes": {"rating": 1, "title": "Crash", "body": "It closes itself", "createdDate": "2026-01-15T08:10:34-08:00"},
            }
        ]
    }
    play = [{"reviewId": "p1", "comments": [
        {"userComment": {"text": "It crashes", "originalText": "Den går ned", "starRating": 1, "lastModified": {"seconds": "1767312000"}}},
        {"developerComment": {"text": "We are sorry"}},
    ]}]  # fmt: skip
    assert read_text(tmp_path, json.dumps(store), name="store.json").reviews[0].text == "It closes itself"
    [review] = read_text(tmp_path, json.dumps(play), name="play.json").reviews
    assert (review.text, review.rating, review.said_at) == ("Den går ned", 0.0, date(2026, 1, 2))


def test_conversation(tmp_path):
    """Of a ticket's conversation only what the customer wrote in public is read."""
    ticket = {
        "id": 42, "subject": "Late", "description": "Where is it?", "requester_id": 7, "created_at": "2026-01-02T10:00:00Z",
        "comments": [
            {"author_id": 7, "public": True, "plain_body": "Where is it?"},
            {"author_id": 1, "public": True, "plain_body": "It is always on time."},
            {"author_id": 7, "public": True, "plain_body": "Still nothing after a week"},
            {"author_id": 1, "public": False, "plain_body": "Difficult customer"},
        ],
    }  # fmt: skip
    [review] = read_text(tmp_path, json.dumps(ticket), name="tickets.ndjson").reviews
    assert review.text == "Where is it?\nStill nothing after a week"


def test_structured_ratings(tmp_path):
    """A record that names its best and worst rating is on that scale."""
    record = {"reviewBody": "Fine", "datePublished": "2026-01-02", "reviewRating": {"ratingValue": 8, "bestRating": 10, "worstRating": 0}}
    [review] = read_text(tmp_path, json.dumps([record]), name="ld.json").reviews
    assert (review.text, review.rating) == ("Fine", 0.8)


def test_folder_of_texts(tmp_path):
    """In a folder each text file is one review, a mail brings its subject and day, and other files are said."""
    (tmp_path / "a.txt").write_text("The soup was cold\nand the waiter was gone.\n\nNever again.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("Suppen var kold på ny".encode("cp1252"))
    (tmp_path / "c.eml").write_text(
        "From: Kim Berg <kim@x.example>\nSubject: Cold soup\nDate: Mon, 02 Mar 2026 10:00:00 +0100\nContent-Type: text/plain\n\n"
        "It was cold again.\n\nOn Sunday the shop wrote to kim@x.example:\n> Our soup is always hot.\n",
        encoding="utf-8",
    )
    (tmp_path / "logo.gif").write_bytes(b"GIF89a")
    read = read_files(tmp_path)
    assert [review.text for review in read.reviews] == [
        "The soup was cold and the waiter was gone.\nNever again.",
        "Suppen var kold på ny",
        "It was cold again.",
    ]
    mail = read.reviews[2]
    assert (mail.title, mail.said_at, mail.kind) == ("Cold soup", date(2026, 3, 2), Kind.COMPLAINT)
    assert "logo.gif" in read.said
    assert read.count("read") == 3


def test_list_of_lines(tmp_path):
    """A text file with a sentence a line is a review a line, and that is said."""
    read = read_text(tmp_path, "Det kom for sent.\nDet var koldt!\nAldrig igen.\n", name="svar.txt")
    assert len(read.reviews) == 3
    assert "each line was read as one review" in read.said


def test_one_column_without_delimiter(tmp_path):
    """A file of one column is one column, however many commas its texts hold."""
    read = read_text(tmp_path, "Anmeldelse\nFin, hurtig, billig\nGod nok\nSløv, dyr; og sur\n")
    assert [review.text for review in read.reviews] == ["Fin, hurtig, billig", "God nok", "Sløv, dyr; og sur"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter, tmp_path):
    """Comma, semicolon, tab and bar are told from the header."""
    rows = [["Dato", "Anmeldelse", "Karakter"], ["2026-01-02", "Den var der ikke", "1"]]
    [review] = read_text(tmp_path, "\n".join(delimiter.join(row) for row in rows)).reviews
    assert (review.text, review.rating) == ("Den var der ikke", 0.0)


def test_no_header(tmp_path):
    """A file without a header is read by what stands in its columns, and that is said."""
    read = read_text(tmp_path, "2026-01-02,5,The courier called first and came on time\n2026-01-03,1,Nobody came and nobody called\n")
    assert [review.text for review in read.reviews] == ["The courier called first and came on time", "Nobody came and nobody called"]
    assert "has no header" in read.said
