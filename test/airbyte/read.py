"""Reads every stream into DuckDB, as a user of PyAirbyte does. With STREAM, it is killed in the middle of writing its
tables: once that stream's rows and state are saved."""

import json
import os
import signal
import sys
from pathlib import Path

import airbyte
from airbyte.caches import DuckDBCache
from airbyte.progress import ProgressTracker

executable, config, database, *killed_after = sys.argv[1:]
log_stream_finalized = ProgressTracker.log_stream_finalized


def finalized(tracker, stream_name):
    log_stream_finalized(tracker, stream_name)
    if stream_name in killed_after:
        os.killpg(0, signal.SIGKILL)


ProgressTracker.log_stream_finalized = finalized
source = airbyte.get_source(
    'source-lengow',
    config=json.loads(Path(config).read_text()),
    local_executable=executable,
    install_if_missing=False,
)
source.check()
source.select_all_streams()
result = source.read(cache=DuckDBCache(db_path=database, schema_name='lengow'))
print(result.processed_records)
