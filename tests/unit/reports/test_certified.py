"""A PDF signed with a certificate: it holds, or it is said in words why not."""

from datetime import UTC, datetime

import pytest

from qingchen.problems import Problem
from qingchen.reports.certified import roots_in, signed, verdicts
from qingchen.reports.pdf.write import write_pdf
from tests.unit.reports.certificates import PASSPHRASE, pkcs12_of
from tests.unit.reports.report_builders import plain_document

FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)
THEN, LATER = datetime(2020, 8, 1, tzinfo=UTC), datetime(2030, 8, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def leaders():
    return pkcs12_of("甲组长", FIRST, LAST)


@pytest.fixture(scope="module")
def printed():
    return write_pdf(plain_document())


@pytest.fixture(scope="module")
def held(printed, leaders):
    return signed(printed, leaders[0], PASSPHRASE, THEN)


def test_a_signature_holds_and_leaves_the_version_as_it_was(printed, held, leaders):
    (verdict,) = verdicts(held, roots_in(leaders[1]), THEN)
    assert (verdict.signer, verdict.trusted, verdict.faults) == ("甲组长", True, ())
    assert held.startswith(printed)


def test_an_expired_certificate_is_told_with_its_day(held, leaders):
    (verdict,) = verdicts(held, roots_in(leaders[1]), LATER)
    assert verdict.faults == ("签名证书已于 2021-01-01 过期",)
    (early,) = verdicts(held, roots_in(leaders[1]), datetime(2019, 1, 1, tzinfo=UTC))
    assert early.faults == ("签名证书自 2020-01-01 起才有效",)


def test_one_changed_byte_after_signing_is_noticed(held, leaders):
    at = held.index(b"/Title")
    changed = held[: at + 10] + bytes([held[at + 10] ^ 1]) + held[at + 11 :]
    (verdict,) = verdicts(changed, roots_in(leaders[1]), THEN)
    assert "签名之后文件内容被改动过" in verdict.faults


def test_a_certificate_of_another_root_is_not_trusted(held):
    _, other = pkcs12_of("乙", FIRST, LAST, "别的根")
    (verdict,) = verdicts(held, roots_in(other), THEN)
    assert verdict.faults == ("证书不是由所给的根证书签发",)


def test_nobody_signs_with_an_expired_certificate_or_a_wrong_passphrase(printed, leaders):
    with pytest.raises(Problem, match="已于 2021-01-01 过期"):
        signed(printed, leaders[0], PASSPHRASE, LATER)
    with pytest.raises(Problem, match="口令不对"):
        signed(printed, leaders[0], "wrong", THEN)


def test_what_is_no_pdf_or_no_certificate_is_told(printed):
    assert verdicts(printed, [], THEN) == []
    with pytest.raises(Problem, match="不是 PDF"):
        verdicts(b"not a pdf", [], THEN)
    with pytest.raises(Problem, match="不是 PEM 或 DER"):
        roots_in(b"nothing")
