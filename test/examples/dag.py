"""Checks the example's DAG: one unit of an account at a time, accounts side by side, and retries by exit code."""
import importlib.util
import os

import airflow
from airflow.sdk.exceptions import AirflowFailException

path = os.path.join(os.environ["AIRFLOW__CORE__DAGS_FOLDER"], "lengow.py")
spec = importlib.util.spec_from_file_location("lengow_example", path)
example = importlib.util.module_from_spec(spec)
spec.loader.exec_module(example)
