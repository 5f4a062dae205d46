"""The files of a data package as one zip, streamed."""

import zipfile
from collections.abc import Iterator

from qingchen.registers.exchange.data_package import DataPackage
from qingchen.registers.exchange.form import Form
from qingchen.registers.exchange.taken import Taken
from qingchen.registers.workbook_date import dated_entry

MEDIA_TYPE = "application/zip"


def zip_out(package: DataPackage) -> Iterator[bytes]:
    taken = Taken()
    # Parquet is compressed already.
    how = zipfile.ZIP_STORED if package.form is Form.PARQUET else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(taken, "w", how, compresslevel=1) as archive:
        for file in package.files():
            with archive.open(dated_entry(file.path, archive), "w", force_zip64=True) as member:
                for part in file.taken():
                    member.write(part)
                    yield taken.take()
    yield taken.take()
