"""Uploads wait on disk sealed, and a full disk is told, not met as an error."""

import errno
import hashlib
import os

import pytest
from django.test import RequestFactory

from qingchen.problems import Problem
from qingchen.registers.sealed_stream import SealedWriter
from qingchen.web import sealed_upload
from qingchen.web.sealed_upload import SealedUpload

CLEAR = b"229900196001010012," * 400_000


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.QINGCHEN_HOME = tmp_path
    return tmp_path


@pytest.fixture
def upload():
    requests = []

    def uploaded(data: bytes = CLEAR, address: str = "/submissions/new/") -> SealedUpload:
        requests.append(_request(data, address))
        return requests[-1].FILES["file"]

    yield uploaded
    for request in requests:
        request.close()


def _request(data: bytes, address: str):
    body = b"--b\r\nContent-Disposition: form-data; name=file; filename=a.csv\r\n\r\n" + data + b"\r\n--b--\r\n"
    return RequestFactory().post(address, body, content_type="multipart/form-data; boundary=b")


def test_a_large_upload_is_sealed_on_disk_under_no_name_and_reads_as_it_was(home, upload):
    file = upload()
    assert isinstance(file, SealedUpload)
    assert (file.name, file.size) == ("a.csv", len(CLEAR))
    assert list((home / "uploads").iterdir()) == []
    on_disk = os.pread(file.file._sealed.fileno(), 1 << 24, 0)
    assert len(on_disk) > 1000
    assert b"2299001960" not in on_disk
    assert b"".join(file.chunks()) == CLEAR
    file.seek(19)
    assert hashlib.sha256(file.read()).digest() == hashlib.sha256(CLEAR[19:]).digest()


def test_a_small_upload_stays_in_memory(upload):
    assert not isinstance(upload(b"a,b\n"), SealedUpload)


def test_a_disk_that_is_full_is_told_by_whoever_reads_the_upload(monkeypatch, upload):
    def full(self, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(SealedWriter, "write", full)
    file = upload()
    with pytest.raises(Problem) as caught:
        file.read(10)
    assert caught.value.code == "store.no_disk"


def test_more_than_a_page_can_hold_is_not_read_at_once(monkeypatch, upload):
    monkeypatch.setattr(sealed_upload, "MOST_AT_ONCE", 1000)
    file = upload()
    with pytest.raises(Problem) as caught:
        file.read()
    assert caught.value.code == "file.too_large"
    assert file.read(10) == CLEAR[:10]


def test_where_no_ledgers_are_received_a_huge_file_is_told_and_none_of_it_stays_on_disk(monkeypatch, upload):
    monkeypatch.setattr(sealed_upload, "MOST_AT_ONCE", 5_000_000)
    file = upload(address="/sheets/x/evidence/")
    assert file.size == len(CLEAR)
    assert file.file is None
    with pytest.raises(Problem) as caught:
        file.read(10)
    assert caught.value.code == "file.too_large"
    assert upload(b"a,b\n" * 1_100_000, address="/sheets/x/evidence/").read(3) == b"a,b"
