"""The audit chain: every act one line, linked in order, and one changed byte is named — also by the outside program."""

import json
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection, transaction

from qingchen.accounts.actions import keep_account, record
from qingchen.accounts.chain import sm3_hex
from qingchen.accounts.models import AuditLine, AuditLink
from qingchen.accounts.store import seal_pending, verify_chain
from qingchen.cli.commands.audit import command
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import Area

pytestmark = pytest.mark.django_db(transaction=True)
OUTSIDE = runpy.run_path(str(Path(__file__).resolve().parents[3] / "tools" / "verify_audit.py"))


def _acts(count: int) -> None:
    for number in range(count):
        with transaction.atomic():
            record(SYSTEM, "try_act", "thing", f"t{number}", details={"序号": number})


def _change(line_id: int, field: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE accounts_auditline SET {field} = %s WHERE id = %s", [value, line_id])


def test_sm3_is_the_standards_own_example():
    assert sm3_hex(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert OUTSIDE["sm3"](b"abc") == sm3_hex(b"abc")


def test_a_chain_that_nobody_touched_verifies():
    _acts(5)
    verdict = verify_chain()
    assert (verdict.lines, verdict.faults) == (5, ())


def test_lines_sealed_in_several_batches_make_one_chain():
    _acts(3)
    assert seal_pending() == 3
    _acts(2)
    assert seal_pending() == 2
    assert seal_pending() == 0
    assert verify_chain().lines == 5


def test_one_changed_byte_is_named_with_its_line():
    _acts(4)
    seal_pending()
    line = AuditLine.objects.order_by("id")[2]
    _change(line.id, "details", line.details.replace("2", "3"))
    (fault,) = verify_chain().faults
    assert "第 3 环" in fault
    assert f"留痕编号 {line.id}" in fault
    assert "被改动过" in fault


def test_a_line_rewritten_together_with_its_digests_breaks_the_head_that_was_noted():
    _acts(3)
    seal_pending()
    line = AuditLine.objects.order_by("id").last()
    _change(line.id, "actor", "somebody")
    AuditLink.objects.filter(line=line).delete()
    AuditLine.objects.filter(id=line.id).update(sealed=False)
    faults = verify_chain().faults
    assert any("另存的链头不一致" in fault for fault in faults)


def test_a_chain_cut_off_at_its_end_is_noticed():
    _acts(3)
    seal_pending()
    last = AuditLink.objects.order_by("position").last()
    line = last.line
    last.delete()
    line.delete()
    assert any("链尾缺失" in fault for fault in verify_chain().faults)


def test_a_line_outside_a_transaction_is_our_own_mistake():
    with pytest.raises(AssertionError):
        record(SYSTEM, "try_act", "thing")


def test_an_act_that_fails_leaves_no_line():
    def act():
        with transaction.atomic():
            record(SYSTEM, "try_act", "thing")
            raise RuntimeError("the act failed after its line")

    with pytest.raises(RuntimeError, match="the act failed"):
        act()
    assert AuditLine.objects.count() == 0


def test_keeping_an_account_twice_with_the_same_values_writes_one_line():
    for _ in range(2):
        keep_account(SYSTEM, "officer", name="甲示例", role=Role.PLACE, area=Area(("2205",), ("220581",)))
    assert AuditLine.objects.filter(act="keep_account").count() == 1


def test_the_command_verifies_and_fails_with_exit_code_one_after_a_change():
    _acts(2)
    assert CliRunner().invoke(command, ["verify"]).exit_code == 0
    _change(AuditLine.objects.first().id, "act", "other_act")
    result = CliRunner().invoke(command, ["verify"])
    assert result.exit_code == 1
    assert "第 1 环" in result.output


def test_the_outside_program_agrees_on_an_export_and_notices_each_changed_field(tmp_path):
    _acts(3)
    file = tmp_path / "chain.jsonl"
    assert CliRunner().invoke(command, ["export", str(file)]).exit_code == 0
    assert OUTSIDE["main"]([str(file)]) == 0
    assert OUTSIDE["main"]([str(file), verify_chain().head]) == 0
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for field in rows[1]["line"]:
        changed = json.loads(json.dumps(rows))
        changed[1]["line"][field] = f"{changed[1]['line'][field]}x"
        file.write_text("\n".join(json.dumps(row) for row in changed), encoding="utf-8")
        assert OUTSIDE["main"]([str(file)]) == 1, field
    file.write_text("\n".join(json.dumps(row) for row in rows[:2]), encoding="utf-8")
    assert OUTSIDE["main"]([str(file), verify_chain().head]) == 1
