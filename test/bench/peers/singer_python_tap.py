"""A tap built with singer-python as its README suggests: a loop and write_record. With --transform, each row first
passes through singer-python's Transformer."""

import os
import sys

import requests
import singer
from singer import Transformer

from rows import KEYS, SCHEMAS, rows_of


def pages(url):
    session = requests.Session()
    login = session.post(f'{url}/access/get_token', data={'access_token': 'key', 'secret': 'secret'})
    session.headers['Authorization'] = login.json()['token']
    params = {'updated_from': '2024-01-01T00:00:00Z', 'ordering': 'updated_at', 'page_size': 100, 'page': 1}
    while True:
        response = session.get(f'{url}/v3.0/orders/', params=params)
        response.raise_for_status()
        answer = response.json()
        yield answer['results']
        if answer['next'] is None:
            return
        params['page'] += 1


def main():
    transform = '--transform' in sys.argv
    for stream, schema in SCHEMAS.items():
        singer.write_schema(stream, schema, KEYS[stream], ['updated_at'])
    updated_at = None
    with Transformer() as transformer:
        for orders in pages(os.environ['BENCH_URL']):
            time_extracted = singer.utils.now()
            for order in orders:
                for stream, row in rows_of(order):
                    if transform:
                        row = transformer.transform(row, SCHEMAS[stream])
                    singer.write_record(stream, row, time_extracted=time_extracted)
                updated_at = order['updated_at']
    singer.write_state({'updated_at': updated_at})


main()
