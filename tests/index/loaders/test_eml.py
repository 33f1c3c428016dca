from datetime import date
from email.message import EmailMessage

import pytest

from index.errors import UnreadableFile
from index.loaders.eml import read


def only(data):
    (draft,) = read(data, "a.eml")
    return draft


def test_subject_and_date_header_are_title_and_report_date():
    draft = only(b"Subject: =?utf-8?b?xYHDs2TFug==?= talks\nDate: Thu, 12 Mar 2026 23:30:00 -0500\n\nSix died.\n")

    assert (draft.title, draft.date, draft.text) == ("Łódź talks", date(2026, 3, 12), "Six died.\n")


def test_plain_text_goes_before_html_and_attachments_are_left_aside():
    message = EmailMessage()
    message["Subject"] = "Toll"
    message.set_content("Six died – “so far”.", cte="base64")
    message.add_alternative("<p>As HTML.</p>", subtype="html")
    message.add_attachment("Attached words.", filename="a.txt")

    assert only(message.as_bytes()).text == "Six died – “so far”.\n"


def test_a_signature_is_no_part_of_the_text():
    draft = only(b"Subject: Toll\n\nSix died.\n--\nOf these, two at sea.\n\n-- \nThe desk\nTel. 4711\n")

    assert draft.text == "Six died.\n--\nOf these, two at sea.\n\n"


def test_what_is_passed_on_below_a_signature_is_kept():
    draft = only(b"Subject: Fwd: Toll\n\nFYI\n\n-- \nThe desk\n\n> From: Harbour\n> Six died. Two are missing.\n")

    assert "Six died." in draft.text


def test_html_is_read_where_there_is_no_plain_text():
    message = EmailMessage()
    message["Subject"] = "Toll"
    message.set_content("<h2>Outlook</h2><p>More may die.</p>", subtype="html", cte="quoted-printable")

    draft = only(message.as_bytes())

    assert [h.name for h in draft.headings] == ["Outlook"]


def parted(kind, *parts):
    lines = [f"Subject: x\nContent-Type: multipart/{kind}; boundary=b\n"]
    lines += [f"--b\nContent-Type: {content_type}\n\n{text}" for content_type, text in parts]
    return "\n".join([*lines, "--b--\n"]).encode()


def test_all_texts_of_a_message_are_read_in_their_order():
    draft = only(
        parted(
            "mixed",
            ("text/html", "<h2>Toll</h2><p>The dam broke."),
            ("application/pdf; name=a.pdf\nContent-Disposition: attachment", "%PDF"),
            ("text/plain\nContent-Disposition: attachment; filename=a.txt", "Attached words."),
            ("text/html", "<h2>Outlook</h2><p>More rain in Norvik."),
            ("text/plain", "Sent from my list"),
        )
    )

    said = ["Toll", "The dam broke.", "Outlook", "More rain in Norvik.", "Sent from my list"]
    assert [line for line in draft.text.split("\n") if line] == said
    assert [draft.text[h.start : h.end] for h in draft.headings] == ["Toll", "Outlook"]


def test_plain_text_goes_on_behind_a_picture():
    draft = only(parted("mixed", ("text/plain", "See below."), ("image/png", ""), ("text/plain", "The dam broke.")))

    assert draft.text.split("\n\n") == ["See below.", "The dam broke."]


def test_a_blank_alternative_does_not_hide_the_words_of_the_other():
    assert only(parted("alternative", ("text/plain", " \n"), ("text/html", "<p>Six died."))).text.strip() == "Six died."


def test_the_html_parts_of_a_message_share_the_limits_of_one_page():
    page = ("text/html", "<br>" * 60_000)

    with pytest.raises(UnreadableFile, match="more than 50,000 elements"):
        only(parted("mixed", page, page))
    assert only(parted("mixed", page, ("text/html\nContent-Disposition: attachment", "<br>"))).text.isspace()


def test_a_charset_that_does_not_exist_does_not_cost_the_text():
    assert only(b"Subject: x\nContent-Type: text/plain; charset=x-none\n\nCaf\xc3\xa9.").text == "Café."


@pytest.mark.parametrize("header", [b"Date: yesterday", b"Date: Thu, 99 Foo 2026", b"Date:"])
def test_a_broken_date_header_is_no_date(header):
    assert only(b"Subject: x\n" + header + b"\n\nSix died.").date is None


def test_a_message_with_nothing_but_an_attachment_is_refused():
    message = EmailMessage()
    message["Subject"] = "x"
    message.add_attachment(b"\0\1", maintype="application", subtype="pdf", filename="a.pdf")

    with pytest.raises(UnreadableFile, match="only attachments"):
        only(message.as_bytes())


def test_what_has_no_header_is_no_email():
    with pytest.raises(UnreadableFile, match="no e-mail header"):
        only(b"Six people died.\n\nMore may.")


def test_a_header_without_end_is_refused():
    with pytest.raises(UnreadableFile, match="header is longer"):
        only(b"Subject: " + b"=?utf-8?q?a?= " * 10_000 + b"\n\nSix died.")


def test_messages_nested_without_end_cost_no_crash():
    with pytest.raises((UnreadableFile, RecursionError)):
        only(b"Subject: x\n" + b"Content-Type: message/rfc822\n\n" * 5_000)


NESTED = b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("name", [b"Content-Type", b"CONTENT-TYPE", b"Content-Disposition"])
def test_a_long_header_of_a_part_is_refused_before_it_costs_time(name, line_end):
    header = name + b": text/plain" + b"; a=b\n " * 8_000

    with pytest.raises(UnreadableFile, match="one of its parts has a header longer"):
        only((NESTED + header + b"\n\nSix died.\n--b--\n").replace(b"\n", line_end))


def test_the_headers_of_all_parts_count_together():
    part = b"Content-Type: text/plain; name=" + b"a" * 1_800 + b"\n\nSix died.\n--b\n"

    with pytest.raises(UnreadableFile, match="headers of its parts"):
        only(NESTED + part * 80)


@pytest.mark.parametrize("header", [b"", b"content-type: text/plain\n", b"CONTENT-TYPE: text/plain\n"])
def test_more_parts_than_an_email_has_are_refused_however_they_are_written(header):
    with pytest.raises(UnreadableFile, match="more than 1,000 parts"):
        only(NESTED + (header + b"\nSix died.\n--b\n") * 1_001)


def test_many_lines_in_multiparts_nested_deep_are_refused_before_they_cost_time():
    nested = b"".join(b"Content-Type: MULTIPART/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(200))

    with pytest.raises(UnreadableFile, match="nested too deep"):
        only(b"Subject: x\n" + nested + b"\n" + b"a\n" * 150_000)
