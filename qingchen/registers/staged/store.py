"""The lines of the catalogue that say what is staged."""

from dataclasses import fields

from django.db import connection, transaction

from qingchen.registers import store
from qingchen.registers.models import StagedBatch, Submission
from qingchen.registers.parquet import BatchFiles
from qingchen.registers.staged.staging import StagedFiles


def enter_staged(submission: Submission, staged: StagedFiles) -> None:
    """Within the act that has checked the submission."""
    assert connection.in_atomic_block
    told = {name: getattr(staged.files, name) for name in (field.name for field in fields(staged.files))}
    StagedBatch.objects.create(
        submission=submission,
        stand_in_version=staged.stand_in_version,
        dayless=staged.dayless,
        day=staged.day,
        **told,
    )


def staged_files(submission: Submission) -> StagedFiles | None:
    """What the last check has staged and nothing has dropped since."""
    line = StagedBatch.objects.filter(submission=submission).first()
    if line is None:
        return None
    files = BatchFiles(**{field.name: getattr(line, field.name) for field in fields(BatchFiles)})
    return StagedFiles(files, line.stand_in_version, line.dayless, line.day)


def drop_staged(submission: Submission, kept: tuple[str, ...] = ()) -> None:
    """Forget what is staged; its files, but those `kept` by a batch, go when the transaction is through."""
    assert connection.in_atomic_block
    staged = staged_files(submission)
    if staged is None:
        return
    StagedBatch.objects.filter(submission=submission).delete()
    gone = [store.root() / path for path in (staged.files.path, staged.files.sealed_path) if path not in kept]

    def remove() -> None:
        for path in gone:
            path.unlink(missing_ok=True)

    transaction.on_commit(remove)
