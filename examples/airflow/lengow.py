"""Back-fills accounts in units, one unit of an account at a time, and then reads what changed meanwhile.

$LENGOW_ACCOUNTS is a folder that all workers share, with <account>/config.json for each account. $TARGET is the command
of the target. A unit is done when its state file is there, so a later run of the DAG is an ordinary run.
"""
import json
import os
import shlex
from pathlib import Path
from subprocess import PIPE, Popen, run
from tempfile import TemporaryFile

from airflow.sdk import TaskGroup, dag, task
from airflow.sdk.exceptions import AirflowFailException

FOLDER = Path(os.environ["LENGOW_ACCOUNTS"])
TAP = shlex.split(os.environ.get("TAP", "tap-lengow"))
TARGET = shlex.split(os.environ["TARGET"])
UNITS = shlex.split(os.environ.get("UNITS", "--orders-per-unit 250000"))
CONFIGS = sorted(FOLDER.glob("*/config.json"))
# Lengow could not be reached (4), or something stopped the tap. A wrong config (2) or key (3) or order (5) stays wrong.
RETRIED = {4, 129, 130, 137, 141, 143}


def check(code, message):
    """Raises unless the tap succeeded. Airflow does not retry after AirflowFailException."""
    code = code if code >= 0 else 128 - code
    if code in RETRIED or (code == 1 and "stdout could not be written" in message):
        raise RuntimeError(f"the tap exited with {code}; Airflow retries: {message}")
    if code != 0:
        raise AirflowFailException(f"the tap exited with {code}: {message}")


def tap(*options, into=("cat",)):
    """Pipes the tap into a program, and returns the lines that the program printed once both have succeeded."""
    with TemporaryFile("w+") as printed, Popen([*TAP, *options], stdout=PIPE, stderr=PIPE, text=True) as source:
        with Popen(into, stdin=source.stdout, stdout=printed) as sink:
            source.stdout.close()
            message = ""
            for line in source.stderr:
                print(line, end="")
                message = line if "CRITICAL" in line else message
        check(source.wait(), message)
        if sink.returncode != 0:
            raise RuntimeError(f"{into[0]} exited with {sink.returncode}; Airflow retries")
        printed.seek(0)
        return printed.readlines()


def save(path, text):
    path.with_suffix(".part").write_text(text)
    path.with_suffix(".part").replace(path)


def load(state, *options):
    states = tap(*options, into=TARGET)
    if not states:
        raise AirflowFailException("the target printed no state")
    save(state, states[-1])


@task
def tables():
    tap("-c", CONFIGS[0], "--test=schema", into=TARGET)


@task
def plan(config):
    units = Path(config).with_name("units.jsonl")
    if not units.exists():
        save(units, "".join(tap("plan", "-c", config, *UNITS)))
    return [json.loads(line) for line in units.read_text().splitlines()]


@task(max_active_tis_per_dagrun=1)
def read(unit, config):
    state = Path(config).with_name(f"{unit['unit']}.state")
    if state.exists():
        return
    save(state.with_suffix(".json"), json.dumps(unit["config"]))
    # Only the first unit reads the marketplaces, which have no date.
    others = () if unit["unit"].endswith("-0001") else ("--deselect", "marketplace")
    load(state, "-c", config, "-c", state.with_suffix(".json"), *others)


@task(trigger_rule="none_failed")
def merge(units, config):
    state = Path(config).with_name("state.json")
    states = [state.with_name(f"{unit['unit']}.state") for unit in units]
    if not state.exists():
        save(state, run([*TAP, "state", "merge", "-", *states], input="{}", stdout=PIPE, text=True, check=True).stdout)


@task
def latest(config):
    state = Path(config).with_name("state.json")
    load(state, "-c", config, "-s", state)


@dag(max_active_runs=1, default_args={"retries": 3})
def lengow():
    # Created once and first, because several targets that create the same table at the same time fail.
    created = tables()
    for config in map(str, CONFIGS):

        with TaskGroup(f"account_{Path(config).parent.name}") as account:
            units = plan(config)
            read.partial(config=config).expand(unit=units) >> merge(units, config) >> latest(config)
        created >> account


lengow()
