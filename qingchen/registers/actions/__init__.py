"""The acts on the store. Each act: one function, one short transaction, one audit line."""

from qingchen.registers.actions.accept import accept
from qingchen.registers.actions.accept_good_rows import accept_good_rows, open_given_back
from qingchen.registers.actions.check import CheckResult, check
from qingchen.registers.actions.close import refuse, withdraw
from qingchen.registers.actions.daily_check import StoreCheck, check_store, last_check
from qingchen.registers.actions.export import Export, export_rows
from qingchen.registers.actions.link import decide_link, run_linkage
from qingchen.registers.actions.mapping_lookup import kept_for, mapping_named, recognised
from qingchen.registers.actions.mappings import (
    confirm_mapping,
    load_profile,
    mapping_from_text,
    retire_mapping,
    use_mapping,
)
from qingchen.registers.actions.merge import merge_batches
from qingchen.registers.actions.package import PackageExport, export_package
from qingchen.registers.actions.put import put_rows
from qingchen.registers.actions.read_rows import read_batch, read_rows
from qingchen.registers.actions.receive import receive
from qingchen.registers.actions.reveal import open_annotated, open_received, reveal
from qingchen.registers.actions.search import SearchResult, search, search_county
from qingchen.registers.actions.upkeep import mend_store, rotate_master_key
from qingchen.registers.actions.withdraw_accepted import withdraw_accepted

__all__ = [
    "CheckResult",
    "Export",
    "PackageExport",
    "SearchResult",
    "StoreCheck",
    "accept",
    "accept_good_rows",
    "check",
    "check_store",
    "confirm_mapping",
    "decide_link",
    "export_package",
    "export_rows",
    "kept_for",
    "last_check",
    "load_profile",
    "mapping_from_text",
    "mapping_named",
    "mend_store",
    "merge_batches",
    "open_annotated",
    "open_given_back",
    "open_received",
    "put_rows",
    "read_batch",
    "read_rows",
    "receive",
    "recognised",
    "refuse",
    "retire_mapping",
    "reveal",
    "rotate_master_key",
    "run_linkage",
    "search",
    "search_county",
    "use_mapping",
    "withdraw",
    "withdraw_accepted",
]
