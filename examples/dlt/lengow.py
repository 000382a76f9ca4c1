"""Loads Lengow into DuckDB. dlt commits the tap's state in the same load package as the rows that it covers."""
import json
import sys
from collections import defaultdict
from itertools import chain
from subprocess import PIPE, Popen

import dlt

TAP = ["tap-lengow", "--config", "config.json", "--state", "-"]
# About how many lines a load package has. What was loaded is not read again, however a run ends.
PACKAGE = 50_000
TYPES = {"string": "text", "number": "double", "integer": "bigint", "boolean": "bool"}


def column(schema):
    (kind,) = [kind for name, kind in TYPES.items() if name in schema["type"]]
    return {"data_type": "timestamp" if schema.get("format") == "date-time" else kind}


def hints(message):
    """The table of a stream. If a package has several versions of a row, the latest is kept."""
    columns = {name: column(schema) for name, schema in message["schema"]["properties"].items()}
    columns["_sdc_extracted_at"] = {"data_type": "timestamp", "dedup_sort": "desc"}
    return dlt.mark.make_hints(message["stream"], primary_key=message["key_properties"], columns=columns)


@dlt.resource(write_disposition="merge")
def lengow(lines):
    rows = defaultdict(list)
    for count, line in enumerate(lines):
        message = json.loads(line)
        if message["type"] == "SCHEMA":
            yield dlt.mark.with_hints([], hints(message), create_table_variant=True)
        elif message["type"] == "RECORD":
            rows[message["stream"]].append({**message["record"], "_sdc_extracted_at": message["time_extracted"]})
        elif message["type"] == "STATE":
            for stream, covered in rows.items():
                yield dlt.mark.with_table_name(covered, stream)
            rows = defaultdict(list)
            dlt.current.source_state()["singer"] = message["value"]
            if count > PACKAGE:
                return


# Forgets packages that an earlier run did not load completely, and the state with them: they are read again.
pipeline = dlt.pipeline("tap_lengow", pipelines_dir="pipelines", destination="duckdb", dataset_name="lengow").drop()
pipeline.sync_destination()
state = pipeline.state.get("sources", {}).get("tap_lengow", {}).get("singer", {})
with Popen(TAP, stdin=PIPE, stdout=PIPE) as tap:
    tap.stdin.write(json.dumps(state).encode())
    tap.stdin.close()
    for line in tap.stdout:
        pipeline.run(lengow(chain([line], tap.stdout)))
sys.exit(tap.returncode)
