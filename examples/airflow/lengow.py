"""Back-fills accounts in units, one unit of an account at a time, and then reads what changed meanwhile.

$LENGOW_ACCOUNTS is a folder that all workers share, with <account>/config.json for each account. $TARGET is the target's
command. Plans and units are done when their files are there, so a later run of the DAG is an ordinary run.
"""
import json
import os
from pathlib import Path
from subprocess import PIPE, Popen

from airflow.sdk import TaskGroup, dag, task
from airflow.sdk.exceptions import AirflowFailException

ACCOUNTS = Path(os.environ["LENGOW_ACCOUNTS"])
CONFIGS = sorted(map(str, ACCOUNTS.glob("*/config.json")))
TAP = os.environ.get("TAP", "tap-lengow").split()
TARGET = ["bash", "-c", os.environ["TARGET"]]
LAST_STATE = ["bash", "-o", "pipefail", "-c", os.environ["TARGET"] + " | tail -n 1 | grep ."]
UNITS = os.environ.get("UNITS", "--orders-per-unit 250000").split()
RETRY = {"retries": 3, "retry_delay": float(os.environ.get("RETRY_SECONDS", "60"))}
# Lengow could not be reached (4), or something stopped the tap. A wrong setting (2), key (3) or value (5) stays wrong.
RETRIED = {4, 129, 130, 137, 141, 143}


def tap(path, into, *options):
    """Pipes the tap into a command. What the command prints becomes the file, once both have succeeded."""
    part = path.with_suffix(".part")
    with part.open("w") as printed, Popen([*TAP, *options], stdout=PIPE, stderr=PIPE, text=True) as source:
        with Popen(into, stdin=source.stdout, stdout=printed) as sink:
            source.stdout.close()
            message = ""
            for line in source.stderr:
                print(line, end="")
                message = line if "CRITICAL" in line else message
    check(source.returncode, message)
    if sink.returncode != 0:
        raise RuntimeError(f"the target exited with {sink.returncode}, or printed no state; Airflow retries")
    part.replace(path)


def check(code, message):
    """Raises unless the tap succeeded. Airflow does not retry after AirflowFailException."""
    code = code if code >= 0 else 128 - code
    if code in RETRIED or (code == 1 and "stdout could not be written" in message):
        raise RuntimeError(f"the tap exited with {code}; Airflow retries. {message}")
    if code != 0:
        raise AirflowFailException(f"the tap exited with {code}. {message}")


@task
def tables():
    tap(ACCOUNTS / "tables", TARGET, "-c", CONFIGS[0], "--test=schema")


@task
def plan(config):
    path = Path(config).with_name("units.jsonl")
    if not path.exists():
        tap(path, ["cat"], "plan", "-c", config, *UNITS)
    return [json.loads(line) for line in path.read_text().splitlines()]


@task(max_active_tis_per_dagrun=1)
def read(config, unit):
    path = Path(config).with_name(unit["unit"])
    path.with_suffix(".json").write_text(json.dumps(unit["config"]))
    # Only the first unit reads the marketplaces, which have no date.
    others = [] if unit["unit"].endswith("-0001") else ["--deselect", "marketplace"]
    if not path.with_suffix(".state").exists():
        tap(path.with_suffix(".state"), LAST_STATE, "-c", config, "-c", path.with_suffix(".json"), *others)


@task
def merge(config, units):
    path = Path(config).with_name("state.json")
    if not path.exists():
        tap(path, ["cat"], "state", "merge", *[path.with_name(f"{unit['unit']}.state") for unit in units])


@task(trigger_rule="none_failed")  # without orders there are no units, and nothing to merge
def latest(config):
    path = Path(config).with_name("state.json")
    tap(path, LAST_STATE, "-c", config, *(["-s", path] if path.exists() else []))


@dag(max_active_runs=1, default_args=RETRY)
def lengow():
    # Created once and first, because several targets that create the same table at the same time fail.
    created = tables()
    for config in CONFIGS:
        with TaskGroup(f"account_{Path(config).parent.name}") as account:
            units = plan(config)
            read.partial(config=config).expand(unit=units) >> merge(config, units) >> latest(config)
        created >> account


lengow()
