"""A source built with Airbyte's CDK: a low-code manifest and one component that converts an order to rows."""

import json
import os
import sys
from dataclasses import dataclass

from airbyte_cdk.entrypoint import launch
from airbyte_cdk.sources.declarative.concurrent_declarative_source import ConcurrentDeclarativeSource
from airbyte_cdk.sources.declarative.extractors.record_extractor import RecordExtractor
from airbyte_cdk.models import ConfiguredAirbyteCatalogSerializer

from rows import rows_of

URL, FOLDER = os.environ['BENCH_URL'], os.environ['BENCH_FOLDER']


@dataclass
class Rows(RecordExtractor):
    parameters: dict

    def extract_records(self, response):
        for order in response.json()['results']:
            for stream, row in rows_of(order):
                yield {'stream': stream, **row}


MANIFEST = {
    'version': '6.0.0',
    'type': 'DeclarativeSource',
    'spec': {'type': 'Spec', 'connection_specification': {'type': 'object', 'properties': {}}},
    'check': {'type': 'CheckStream', 'stream_names': ['rows']},
    'streams': [
        {
            'type': 'DeclarativeStream',
            'name': 'rows',
            'primary_key': [],
            'schema_loader': {
                'type': 'InlineSchemaLoader',
                'schema': {'type': 'object', 'additionalProperties': True, 'properties': {}},
            },
            'retriever': {
                'type': 'SimpleRetriever',
                'requester': {
                    'type': 'HttpRequester',
                    'url_base': URL,
                    'path': '/v3.0/orders/',
                    'http_method': 'GET',
                    'request_parameters': {'updated_from': '2024-01-01T00:00:00Z', 'ordering': 'updated_at'},
                    'authenticator': {
                        'type': 'SessionTokenAuthenticator',
                        'login_requester': {
                            'type': 'HttpRequester',
                            'url_base': URL,
                            'path': '/access/get_token',
                            'http_method': 'POST',
                            'request_body_data': {'access_token': 'key', 'secret': 'secret'},
                        },
                        'session_token_path': ['token'],
                        'expiration_duration': 'PT50M',
                        'request_authentication': {
                            'type': 'ApiKey',
                            'inject_into': {
                                'type': 'RequestOption',
                                'inject_into': 'header',
                                'field_name': 'Authorization',
                            },
                        },
                    },
                },
                'paginator': {
                    'type': 'DefaultPaginator',
                    'page_token_option': {'type': 'RequestOption', 'inject_into': 'request_parameter', 'field_name': 'page'},
                    'page_size_option': {
                        'type': 'RequestOption',
                        'inject_into': 'request_parameter',
                        'field_name': 'page_size',
                    },
                    'pagination_strategy': {'type': 'PageIncrement', 'page_size': 100, 'start_from_page': 1},
                },
                'record_selector': {
                    'type': 'RecordSelector',
                    'extractor': {'type': 'CustomRecordExtractor', 'class_name': '__main__.Rows'},
                },
            },
        },
    ],
}

CATALOG = {
    'streams': [
        {
            'stream': {'name': 'rows', 'json_schema': {}, 'supported_sync_modes': ['full_refresh']},
            'sync_mode': 'full_refresh',
            'destination_sync_mode': 'append',
        },
    ],
}


def file(name, value):
    path = f'{FOLDER}/airbyte-{name}.json'
    with open(path, 'w') as opened:
        json.dump(value, opened)
    return path


def main():
    config = {}
    source = ConcurrentDeclarativeSource(
        source_config=MANIFEST, config=config, catalog=ConfiguredAirbyteCatalogSerializer.load(CATALOG), state=None
    )
    launch(source, ['read', '--config', file('config', config), '--catalog', file('catalog', CATALOG)])


main()
