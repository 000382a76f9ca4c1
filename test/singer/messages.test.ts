// Singer messages as lines of JSON.

import {recordLines, type StreamHeader, schemaLine, stateLine} from '../../tap/singer/messages.ts';

const header: StreamHeader = {
  stream: 'order',
  columns: {
    id: {type: 'string'},
    amount: {type: ['null', 'number']},
    at: {type: ['null', 'string'], format: 'date-time'},
  },
  keyProperties: ['id'],
  replicationKey: 'at',
};

test('SCHEMA has key properties and, if there is a replication key, a bookmark property', () => {
  expect(schemaLine(header)).toBe(
    '{"type":"SCHEMA","stream":"order","schema":{"type":"object","properties":{"id":{"type":"string"},"amount":{"type":["null","number"]},"at":{"type":["null","string"],"format":"date-time"}}},"key_properties":["id"],"bookmark_properties":["at"]}\n',
  );
  expect(JSON.parse(schemaLine({...header, replicationKey: undefined})).bookmark_properties).toEqual([]);
});

test.each<[string, (string | null)[], string]>([
  ['digits are written unchanged', ['A', '0.10', 'now'], '{"id":"A","amount":0.10,"at":"now"}'],
  ['an absent value is null', ['A'], '{"id":"A","amount":null,"at":null}'],
  [
    'strings are escaped',
    ['"\\\n\u0000\u001f', null, 'é\u2028🧦\u2029'],
    '{"id":"\\"\\\\\\n\\u0000\\u001f","amount":null,"at":"é\\u2028🧦\\u2029"}',
  ],
])('RECORD: %s', (_, row, record) => {
  expect(recordLines(header)(row, 'T')).toBe(
    `{"type":"RECORD","stream":"order","record":${record},"time_extracted":"T"}\n`,
  );
});

test('RECORD includes a version if there is one', () => {
  expect(JSON.parse(recordLines(header, 7)(['A'], 'T')).version).toBe(7);
});

test('STATE contains its value, with line separators escaped', () => {
  expect(stateLine({bookmarks: {}})).toBe('{"type":"STATE","value":{"bookmarks":{}}}\n');
  expect(stateLine({other: 'a\u2028b\u2029'})).toBe('{"type":"STATE","value":{"other":"a\\u2028b\\u2029"}}\n');
});
