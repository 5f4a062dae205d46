"""The figures of a PDF with their results: kept in it as an attached table, so that they go where the file goes."""

import json

import pypdfium2 as pdfium

NAME = "figures.json"


def numbers_in_pdf(pdf: bytes) -> list[tuple[str, str]]:
    """(result id, text) of every figure, in the order of the document; none where the file has no such table."""
    with pdfium.PdfDocument(pdf) as document:
        for position in range(document.count_attachments()):
            attachment = document.get_attachment(position)
            if attachment.get_name() == NAME:
                return [(each["result"], each["text"]) for each in json.loads(bytes(attachment.get_data()))]
    return []
