"""A dlt pipeline: the rest_api source, code that converts each order to rows, and JSON Lines files."""

import os

import dlt
import requests
from dlt.sources.rest_api import rest_api_resources

from rows import COLUMNS, KEYS, rows_of

URL, FOLDER = os.environ['BENCH_URL'], os.environ['BENCH_FOLDER']
TYPES = {'text': 'text', 'number': 'double', 'integer': 'bigint', 'boolean': 'bool', 'instant': 'timestamp'}


def rows(order):
    for stream, row in rows_of(order):
        yield dlt.mark.with_table_name(row, stream)


@dlt.source
def lengow():
    login = requests.post(f'{URL}/access/get_token', data={'access_token': 'key', 'secret': 'secret'})
    (resource,) = rest_api_resources(
        {
            'client': {
                'base_url': URL,
                'headers': {'Authorization': login.json()['token']},
                'paginator': {'type': 'page_number', 'base_page': 1, 'total_path': None, 'stop_after_empty_page': True},
            },
            'resources': [
                {
                    'name': 'order',
                    'endpoint': {
                        'path': 'v3.0/orders/',
                        'params': {'updated_from': '2024-01-01T00:00:00Z', 'ordering': 'updated_at', 'page_size': 100},
                        'data_selector': 'results',
                    },
                    'processing_steps': [{'yield_map': rows}],
                },
            ],
        }
    )
    return resource


def main():
    source = lengow()
    for stream, columns in COLUMNS.items():
        source.schema.update_table(
            dlt.common.schema.utils.new_table(
                stream, columns=[{'name': name, 'data_type': TYPES[kind]} for name, kind in columns.items()]
            )
        )
    pipeline = dlt.pipeline(
        'bench',
        pipelines_dir=f'{FOLDER}/dlt',
        destination=dlt.destinations.filesystem(f'file://{FOLDER}/rows'),
        dataset_name='lengow',
    )
    pipeline.run(source, loader_file_format='jsonl')


main()
