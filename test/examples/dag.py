"""Checks the example's DAG: one unit of an account at a time, accounts side by side, and retries by exit code."""
import os
import sys

sys.path.insert(0, os.environ["AIRFLOW__CORE__DAGS_FOLDER"])
import lengow
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk.exceptions import AirflowFailException
from airflow.serialization.serialized_objects import DagSerialization

ACCOUNTS = ["155", "231", "499"]
RETRIED = [4, 129, 130, 137, 141, 143]


def expect(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: {found}, not {wanted}")


def fate(code, message=""):
    """What happens to a task after this exit code of the tap."""
    try:
        lengow.check(code, message)
    except AirflowFailException:
        return "fails"
    except RuntimeError:
        return "is retried"
    return "succeeds"


bag = DagBag(os.environ["AIRFLOW__CORE__DAGS_FOLDER"])
expect(bag.import_errors, {}, "import errors")
# As the scheduler sees it.
dag = DagSerialization.from_dict(DagSerialization.to_dict(bag.dags["lengow"]))
expect(dag.max_active_runs, 1, "runs at a time")
for account in ACCOUNTS:
    read = dag.get_task(f"account_{account}.read")
    expect((read.is_mapped, read.max_active_tis_per_dagrun), (True, 1), f"units of account {account} at a time")
    expect(read.retries, 3, f"retries of account {account}")
    before = {task.task_id for task in read.get_flat_relatives(upstream=True)}
    expect(before, {"tables", f"account_{account}.plan"}, f"tasks before the units of account {account}")

for code in range(256):
    expect(fate(code), "succeeds" if code == 0 else "is retried" if code in RETRIED else "fails", f"exit code {code}")
for signal in (1, 2, 9, 15):
    expect(fate(-signal), "is retried", f"a tap killed by signal {signal}")
expect(fate(1, "CRITICAL stdout could not be written (ENOSPC); …"), "is retried", "exit code 1 of a full disk")
expect(fate(1, "CRITICAL This is a bug in tap-lengow."), "fails", "exit code 1 of a bug")
expect(fate(5, "CRITICAL stdout could not be written"), "fails", "exit code 5")
