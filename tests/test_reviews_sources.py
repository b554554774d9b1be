"""The sources whose files are no plain header row: nested JSON, codes for marks, several header rows. All records are invented."""

import json

import openpyxl
import pytest
from review_files import read_files

from promisecheck.sources import read_page
from promisecheck.sources.reviews.presets import find_preset, presets

TEXT = "The box came three days after the day that was promised"
JSON = {
    "Trustpilot's interface": (
        {
            "reviews": [
                {
                    "id": "r1000001",
                    "stars": 2,
                    "title": "Late",
                    "text": TEXT,
                    "language": "en",
                    "createdAt": "2026-01-02T10:00:00Z",
                    "consumer": {"displayName": "Kim Berg"},
                    "companyReply": {"text": "Sorry Kim", "createdAt": "2026-01-03T10:00:00Z"},
                }
            ]
        },
        ("trustpilot-api", 0.25, "review"),
    ),
    "Google Business Profile": (
        {
            "reviews": [
                {
                    "name": "accounts/1/locations/2/reviews/3",
                    "reviewId": "abcdefgh",
                    "starRating": "TWO",
                    "createTime": "2026-01-02T10:00:00.123456789Z",
                    "comment": f"(Translated by Google) Kassen kom sent (Original) {TEXT}",
                    "reviewer": {"displayName": "Kim Berg"},
                    "reviewReply": {"comment": "Sorry Kim", "updateTime": "2026-01-03T10:00:00Z"},
                }
            ]
        },
        ("google-business", 0.25, "review"),
    ),
    "Google Play's interface": (
        {
            "reviews": [
                {
                    "reviewId": "abcdefgh",
                    "authorName": "Kim Berg",
                    "comments": [
                        {
                            "userComment": {
                                "text": "Late\tKassen kom sent",
                                "originalText": TEXT,
                                "starRating": 2,
                                "reviewerLanguage": "da",
                                "lastModified": {"seconds": "1767312000"},
                            }
                        },
                        {"developerComment": {"text": "Sorry Kim"}},
                    ],
                }
            ]
        },
        ("google-play-api", 0.25, "review"),
    ),
    "App Store Connect": (
        {
            "data": [
                {
                    "type": "customerReviews",
                    "id": "abcdefgh",
                    "attributes": {
                        "rating": 2,
                        "title": "Late",
                        "body": TEXT,
                        "territory": "DNK",
                        "reviewerNickname": "kimberg",
                        "createdDate": "2026-01-02T08:10:34-08:00",
                    },
                }
            ]
        },
        ("app-store", 0.25, "review"),
    ),
    "Yotpo's interface": (
        {
            "reviews": [
                {
                    "id": 1000001,
                    "title": "Late",
                    "content": TEXT,
                    "score": 2,
                    "created_at": "2026-01-02T10:00:00Z",
                    "verified_buyer": True,
                    "user": {"display_name": "Kim Berg"},
                    "comment": {"content": "Sorry Kim"},
                }
            ]
        },
        ("yotpo", 0.25, "review"),
    ),
    "Zendesk": (
        {
            "tickets": [
                {
                    "id": 1000001,
                    "subject": "Late",
                    "description": TEXT,
                    "created_at": "2026-01-02T10:00:00Z",
                    "via": {"channel": "mail"},
                    "tags": ["x"],
                    "requester_id": 7,
                    "satisfaction_rating": {"score": "bad", "comment": "", "reason": ""},
                    "comments": [{"author_id": 9, "public": True, "plain_body": "Sorry Kim"}],
                }
            ]
        },
        ("zendesk", 0.0, "complaint"),
    ),
    "Freshdesk": (
        {
            "results": [
                {
                    "id": 1000001,
                    "subject": "Late",
                    "description_text": TEXT,
                    "created_at": "2026-01-02T10:00:00Z",
                    "email": "kim@x.example",
                    "conversations": [{"body_text": "Sorry Kim", "incoming": False, "private": False}],
                }
            ]
        },
        ("freshdesk", None, "complaint"),
    ),
    "Freshdesk's satisfaction": (
        [
            {
                "id": 1000001 + number,
                "feedback": f"{TEXT} {number}",
                "created_at": "2026-01-02T10:00:00Z",
                "ratings": [{"question": "q", "value": -102}],
            }
            for number in range(1)
        ],
        ("freshdesk-csat", 0.1667, "review"),
    ),
    "Intercom": (
        {
            "conversations": [
                {
                    "id": "1000001",
                    "created_at": 1767312000,
                    "source": {"body": f"<p>{TEXT}</p>", "author": {"type": "user", "name": "Kim Berg"}},
                    "conversation_rating": {"rating": 2, "remark": ""},
                    "conversation_parts": {"conversation_parts": [{"body": "<p>Sorry Kim</p>", "author": {"type": "admin"}}]},
                }
            ]
        },
        ("intercom", 0.25, "review"),
    ),
}
TABLES = {
    "Salesforce": (
        "CaseNumber,Subject,Description,Origin,Reason,Type,Status,CreatedDate",
        ["10001", "Late", TEXT, "Web", "", "", "Closed", "2026-01-02"],
    ),
    "Opinew": ("body,rating,review_date,state,reviewer_name", [TEXT, "2", "2026-01-02", "published", "Kim Berg"]),
    "Ryviu": ("rating,title,body_text,created_at,author", ["2", "Late", TEXT, "2026-01-02", "Kim Berg"]),
    "nps.today": ("Respondent_email,NPS,Comment,Date", ["kim@x.example", "3", TEXT, "2026-01-02"]),
    "Enalyzer": ("Respondent ID,Køn,Hvad kan vi gøre bedre?", ["100001", "Kvinde", TEXT]),
    "Medallia": ("request_id,response_received_at,star_rating,comments,channel", ["r1", "2026-01-02", "2", TEXT, "sms"]),
    "JSON-LD as a table": ("reviewBody,reviewRating.ratingValue,author.name,datePublished", [TEXT, "4,6", "Kim Berg", "2026-01-02"]),
}


@pytest.mark.parametrize("name", JSON)
def test_nested_json(name, tmp_path):
    """Of nested JSON the customer's own words, mark and day are read, by the known export; persons and replies are nowhere."""
    records, (preset, rating, kind) = JSON[name]
    (tmp_path / "x.json").write_text(json.dumps(records), encoding="utf-8")
    read = read_files(tmp_path / "x.json")
    [review] = read.reviews
    assert TEXT in review.text
    assert (review.rating, review.kind, str(review.said_at)[:7]) == (rating, kind, "2026-01")
    assert not [word for word in ("Kim", "Berg", "Sorry") if word in f"{review}{read.said}"]
    assert preset in {known.name for known in presets()}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name, tmp_path):
    """Of each table the text is found and nobody is named."""
    header, row = TABLES[name]
    (tmp_path / "x.csv").write_text(header + "\n" + ",".join(f'"{cell}"' for cell in row) + "\n", encoding="utf-8")
    read = read_files(tmp_path / "x.csv")
    [review] = read.reviews
    assert review.text == TEXT
    assert not [word for word in ("Kim", "Berg") if word in f"{review}{read.said}"]


def test_two_header_rows(tmp_path):
    """SurveyMonkey's second header row ("Open-Ended Response") is no answer, also in a workbook."""
    book = openpyxl.Workbook()
    book.active.append(["Respondent ID", "Collector ID", "Start Date", "First Name", "What could we do better?"])
    book.active.append([None, None, None, None, "Open-Ended Response"])
    book.active.append([114000001, 4000001, "01/31/2026 10:00:00 AM", "Kim", TEXT])
    book.save(tmp_path / "x.xlsx")
    read = read_files(tmp_path / "x.xlsx")
    assert [(review.text, review.origin.heading) for review in read.reviews] == [(TEXT, "What could we do better?")]


def test_low_marks_of_a_hotel(tmp_path):
    """A hotel's marks are one to ten also where none is above five: the export's own scale counts, not the largest mark."""
    header = "Review date,Reservation number,Review title,Positive review,Negative review,Review score"
    (tmp_path / "x.csv").write_text(f"{header}\n2026-02-09,1234567,Fine,Lovely breakfast,The lift stood still,4\n", encoding="utf-8")
    read = read_files(tmp_path / "x.csv")
    assert read.reviews[0].rating == 0.3333
    assert "assumed" not in read.said


def test_asked_about():
    """The exports whose text column is a question, and the one without messages, are known and asked about; all others are not."""
    assert {preset.name for preset in presets() if preset.asks} == {"zendesk-subjects", "qualtrics", "surveymonkey", "typeform"}
    assert find_preset(["#", "What did you like?", "Submit Date (UTC)", "Network ID"]).name == "typeform"
    assert find_preset(["Navn", "Noget andet"]) is None


def test_reviews_on_own_pages_are_claims():
    """Reviews in JSON-LD on the company's page are its own promises (quotes), and its rating is one."""
    block = {
        "@type": "Product",
        "aggregateRating": {"ratingValue": "4.6", "reviewCount": 120},
        "review": {"@type": "Review", "reviewBody": "They answered within a minute.", "author": {"name": "Kim"}},
    }
    page = read_page(f'<p>Hello there.<script type="application/ld+json">{json.dumps(block)}</script>'.encode(), source="x")
    told = {(passage.text, passage.origin.role, passage.origin.hidden) for passage in page.passages}
    assert {("They answered within a minute.", "quote", True), ("4.6/5 (120)", "structured-data", True)} <= told


def test_a_page_is_no_review_file(tmp_path):
    """A web page named as a file of reviews is refused: what the company shows is not what customers say."""
    (tmp_path / "x.html").write_text("<p>Great!", encoding="utf-8")
    [trouble] = read_files(tmp_path / "x.html").troubles
    assert trouble.why == "reviews are not read from .html"
