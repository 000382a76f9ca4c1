"""A tap built with Meltano's SDK: RESTStream, a typed schema, the SDK's paginator. Each page is read once. Tracking
rows are sent to their own stream in the same pass, which costs less than a second pass with a second RESTStream."""

import os

import requests
from singer_sdk import RESTStream, Stream, Tap
from singer_sdk import typing as th
from singer_sdk.authenticators import APIKeyAuthenticator
from singer_sdk.pagination import BasePageNumberPaginator

from rows import COLUMNS, KEYS, rows_of

TYPES = {
    'text': th.StringType,
    'number': th.NumberType,
    'integer': th.IntegerType,
    'boolean': th.BooleanType,
    'instant': th.DateTimeType,
}


def schema_of(stream):
    return th.PropertiesList(*(th.Property(name, TYPES[kind]) for name, kind in COLUMNS[stream].items())).to_dict()


class Pages(BasePageNumberPaginator):
    def has_more(self, response):
        return response.json()['next'] is not None


class OrderTracking(Stream):
    name = 'order_tracking'
    primary_keys = KEYS['order_tracking']
    replication_key = 'updated_at'
    schema = schema_of('order_tracking')

    def get_records(self, context):
        return []


class Order(RESTStream):
    name = 'order'
    path = '/v3.0/orders/'
    primary_keys = KEYS['order']
    replication_key = 'updated_at'
    schema = schema_of('order')
    url_base = os.environ['BENCH_URL']
    records_jsonpath = '$.results[*]'

    @property
    def authenticator(self):
        login = requests.post(f'{self.url_base}/access/get_token', data={'access_token': 'key', 'secret': 'secret'})
        return APIKeyAuthenticator(key='Authorization', value=login.json()['token'], location='header')

    @property
    def requests_session(self):
        session = super().requests_session
        # The SDK sends prepared requests, and the requests library ignores REQUESTS_CA_BUNDLE for those.
        session.verify = os.environ.get('REQUESTS_CA_BUNDLE', True)
        return session

    def get_new_paginator(self):
        return Pages(start_value=1)

    def get_url_params(self, context, next_page_token):
        since = self.get_starting_timestamp(context)
        return {
            'updated_from': since.strftime('%Y-%m-%dT%H:%M:%SZ'),
            'ordering': 'updated_at',
            'page_size': 100,
            'page': next_page_token,
        }

    def parse_response(self, response):
        trackings = self._tap.streams['order_tracking']
        for order in super().parse_response(response):
            for stream, row in rows_of(order):
                if stream == 'order':
                    yield row
                else:
                    trackings._write_record_message(row)


class TapBench(Tap):
    name = 'tap-bench'
    config_jsonschema = th.PropertiesList(th.Property('start_date', th.DateTimeType)).to_dict()

    def discover_streams(self):
        return [Order(self), OrderTracking(self)]

    def sync_all(self):
        self.streams['order_tracking']._write_schema_message()
        super().sync_all()


TapBench(config={'start_date': '2024-01-01T00:00:00Z'}).sync_all()
