"""`python -m bench.employer_pages HOME FRACTION`: times the file pages over a nation's store in HOME (made once).

Prints JSON: `{"page": [seconds, …], "rates": […], "rows": {register: count}, "made_in": seconds or null}`. A process of
its own, because the store of the other figures is another one. HOME may be kept and used again: BENCH_NATION=HOME.
"""

import json
import os
import shutil
import sys
import time
from pathlib import Path

PAGES, RATES, WARM = 200, 40, 20
MADE = "nation-is-made"


def main(home: Path, fraction: float) -> dict[str, object]:
    os.environ.update(QINGCHEN_HOME=str(home), QINGCHEN_DEMO="1")
    home.mkdir(parents=True, exist_ok=True)
    from qingchen.config.setup import set_up

    set_up()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    made_in = None
    if not (home / MADE).exists():
        began = time.perf_counter()
        _make(home, fraction)
        made_in = time.perf_counter() - began
        (home / MADE).write_text(str(fraction))
    assert (home / MADE).read_text() == str(fraction), f"{home} holds another fraction"
    return _measured() | {"made_in": made_in}


def _make(home: Path, fraction: float) -> None:
    from qingchen.accounts.actions import keep_account
    from qingchen.registers.actions.merge import merge_batches
    from qingchen.sample.actions import load_folder
    from qingchen.sample.nation import generate_nation
    from qingchen.values.actor import SYSTEM, Role
    from qingchen.values.region import EVERYWHERE

    office = keep_account(SYSTEM, "bench", name="测试", role=Role.PROVINCE, area=EVERYWHERE).actor
    generate_nation(7, home / "nation", fraction)
    for batch in load_folder(office, home / "nation" / "registers"):
        print(f"  第 {batch.number} 批 {batch.title} {batch.rows:,} 行", file=sys.stderr, flush=True)
    shutil.rmtree(home / "nation")
    merge_batches(office, whole=True)


def _measured() -> dict[str, object]:
    import numpy
    from django.db.models import Sum
    from django.test import Client
    from django.urls import reverse

    from qingchen import clock
    from qingchen.accounts.models import User
    from qingchen.inspection.store import actor_of
    from qingchen.registers import store
    from qingchen.registers.file_ids import file_ids
    from qingchen.registers.models import Batch

    counts = dict(Batch.objects.values_list("register").annotate(Sum("rows")))
    user = User.objects.get(username="bench")
    facts = store.ScopedReader(actor_of(user), store.snapshot(clock.today()))
    sites = facts.table("employers").select("uscc", "site_no").to_polars().sort("uscc", "site_no")
    drawn = sites.sample(PAGES, with_replacement=True, seed=7).rows()
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    ids = file_ids()

    def times(name: str, some: list[tuple[str, int]]) -> list[float]:
        taken = []
        for uscc, site_no in some:
            began = time.perf_counter()
            answer = client.get(reverse(name, args=[ids.employer(uscc, site_no)]))
            taken.append(time.perf_counter() - began)
            assert answer.status_code == 200, answer.status_code
        return taken

    times("employer_file", drawn[:WARM])
    page, rates = times("employer_file", drawn), times("employer_rates", drawn[:RATES])
    return {
        "page": page,
        "rates": rates,
        "page_p95": float(numpy.quantile(page, 0.95)),
        "rates_p95": float(numpy.quantile(rates, 0.95)),
        "rows": counts,
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), float(sys.argv[2]))))
