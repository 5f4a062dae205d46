"""A server outside demo mode that has no key does not start, and says what is missing."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.own_home
SECRET = {"QINGCHEN_SECRET_KEY": "s" * 50}
MASTER = {"QINGCHEN_MASTER_KEY": "a" * 32}


def _started(home, **variables):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QINGCHEN_")}
    environment = {**kept, "QINGCHEN_HOME": str(home), **variables}
    command = [sys.executable, "-c", "import qingchen.config.wsgi; print('started')"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        (SECRET, "没有主密钥：请设置环境变量 QINGCHEN_MASTER_KEY"),
        (SECRET | {"QINGCHEN_MASTER_KEY": "short"}, "主密钥不对"),
        (MASTER, "没有会话密钥：请设置环境变量 QINGCHEN_SECRET_KEY"),
    ],
)
def test_without_a_key_it_says_which_and_ends(tmp_path, variables, said):
    ended = _started(tmp_path, **variables)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "master.key").exists(), "no key is made up outside demo mode"


def test_with_both_keys_it_starts(tmp_path):
    assert _started(tmp_path, **SECRET, **MASTER).stdout == "started\n"


def test_with_another_master_key_than_the_data_s_it_does_not_start(tmp_path):
    from qingchen.registers.keyring import master_from, open_keyring

    open_keyring(tmp_path, (master_from("b" * 32),), make=True)
    ended = _started(tmp_path, **SECRET, **MASTER)
    assert ended.returncode == 2
    assert "主密钥与数据不符" in ended.stderr


def test_the_web_server_itself_ends_when_its_worker_has_no_key(tmp_path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QINGCHEN_")}
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--port",
        "0",
        "qingchen.config.wsgi:application",
    ]
    ended = subprocess.run(
        command,
        env={**kept, "QINGCHEN_HOME": str(tmp_path), **SECRET},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode != 0
    assert "没有主密钥" in ended.stderr
