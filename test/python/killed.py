"""Runs the example, which is killed while it handles its second load package: `killed.py EXAMPLE POINT`."""
import os
import runpy
import signal
import sys

from dlt.destinations.job_client_impl import SqlJobClientBase, SqlLoadJob
from dlt.pipeline.pipeline import Pipeline

# The method that is not called any more, and how often it is called before.
POINTS = {
    "extracted": (Pipeline, "normalize", 1),
    "normalized": (Pipeline, "load", 1),
    # Each package merges two tables or more, in any order.
    "merging": (SqlLoadJob, "run", 4),
    "merged": (SqlJobClientBase, "complete_load", 1),
}

example, point = sys.argv[1:]
owner, name, calls = POINTS[point]
method = getattr(owner, name)


def counted(*args, **options):
    global calls
    calls -= 1
    if calls < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return method(*args, **options)


setattr(owner, name, counted)
runpy.run_path(example, run_name="__main__")
