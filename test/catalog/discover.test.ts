// The output of discovery, checked against the requirements of Singer and the targets.

import {discover} from '../../catalog/discover.ts';
import {streamSchemas} from '../../catalog/streams.ts';
import type {CatalogEntry} from '../../catalog/types.ts';

const entry = (id: string): CatalogEntry => {
  const found = discover().streams.find(({tap_stream_id}) => tap_stream_id === id);
  if (!found) throw new Error(`no stream ${id}`);
  return found;
};

const metadata = (id: string, ...breadcrumb: string[]): unknown =>
  entry(id).metadata.find((item) => JSON.stringify(item.breadcrumb) === JSON.stringify(breadcrumb))?.metadata;

test('discovery lists the streams by name', () => {
  const names = [
    'amazon_vidr',
    ...['marketplace', 'marketplace_action', 'marketplace_carrier', 'marketplace_status'],
    ...['order', 'order_action', 'order_address', 'order_document', 'order_payment', 'order_raw', 'order_tracking'],
    'zfs_stock',
  ];
  expect(discover().streams.map(({tap_stream_id, stream}) => [tap_stream_id, stream])).toEqual(
    names.map((name) => [name, name]),
  );
});

test.each([
  ['marketplace', ['account_id', 'marketplace_code'], undefined, 'FULL_TABLE'],
  [
    'marketplace_action',
    ['account_id', 'marketplace_code', 'action_type', 'lengow_status'],
    undefined,
    'FULL_TABLE',
    false,
  ],
  ['marketplace_carrier', ['account_id', 'marketplace_code', 'kind', 'code'], undefined, 'FULL_TABLE', false],
  [
    'marketplace_status',
    ['account_id', 'marketplace_code', 'lengow_status', 'marketplace_status'],
    undefined,
    'FULL_TABLE',
    false,
  ],
  [
    'order',
    ['account_id', 'marketplace', 'marketplace_order_id', 'marketplace_order_line_id'],
    'updated_at',
    'INCREMENTAL',
  ],
  [
    'order_tracking',
    ['account_id', 'marketplace', 'marketplace_order_id', 'tracking_number'],
    'updated_at',
    'INCREMENTAL',
  ],
  ['order_action', ['account_id', 'action_id'], 'updated_at', 'INCREMENTAL', false],
  [
    'amazon_vidr',
    [
      ...['account_id', 'marketplace', 'marketplace_order_id', 'marketplace_order_line_id'],
      ...['shipping_id', 'transaction_id', 'transaction_type'],
    ],
    undefined,
    'FULL_TABLE',
    false,
  ],
  [
    'order_address',
    ['account_id', 'marketplace', 'marketplace_order_id', 'address_role'],
    'updated_at',
    'INCREMENTAL',
    false,
  ],
  [
    'order_payment',
    ['account_id', 'marketplace', 'marketplace_order_id', 'payment_id'],
    'updated_at',
    'INCREMENTAL',
    false,
  ],
  [
    'order_document',
    ['account_id', 'marketplace', 'marketplace_order_id', 'document_id'],
    'updated_at',
    'INCREMENTAL',
    false,
  ],
  ['order_raw', ['account_id', 'marketplace', 'marketplace_order_id'], 'updated_at', 'INCREMENTAL', false],
  [
    'zfs_stock',
    ['account_id', 'feed_id', 'document_id', 'ean', 'location_id'],
    'report_created_at',
    'INCREMENTAL',
    false,
  ],
] as [string, string[], string | undefined, string, boolean?][])(
  '%s has the expected keys and replication method',
  (id, keys, replicationKey, method, selected = true) => {
    expect(entry(id).key_properties).toEqual(keys);
    expect(entry(id).replication_key).toBe(replicationKey);
    expect(entry(id).replication_method).toBe(method);
    expect('replication_key' in entry(id)).toBe(replicationKey !== undefined);
    expect(metadata(id)).toEqual({
      inclusion: 'available',
      'selected-by-default': selected,
      'table-key-properties': keys,
      ...(replicationKey && {'valid-replication-keys': [replicationKey]}),
      'forced-replication-method': method,
    });
  },
);

test.each([
  ['order', 'marketplace_order_line_id', 'automatic', true],
  ['order', 'updated_at', 'automatic', true],
  ['order', 'lengow_status', 'available', true],
  ['order', 'sku', 'available', false],
  ['order_tracking', 'relay_type', 'available', false],
  ['marketplace', 'marketplace_code', 'automatic', true],
  ['marketplace', 'legacy_code', 'available', false],
  ['marketplace', 'features', 'available', false],
  ['marketplace_action', 'args_description', 'available', false],
  ['marketplace_status', 'position', 'available', true],
])('%s.%s is %s, selected by default: %s', (id, name, inclusion, selected) => {
  expect(metadata(id, 'properties', name)).toEqual({inclusion, 'selected-by-default': selected});
});

test.each([
  ['order', 'invoice_url', 'link'],
  ['order_tracking', 'tracking_number', 'parcel'],
  ['order_tracking', 'relay_name', 'parcel'],
  ['order', 'lengow_status', undefined],
])('the metadata of %s.%s names its class of personal data: %s', (id, name, personalClass) => {
  expect((metadata(id, 'properties', name) as Record<string, unknown>)['personal-data']).toBe(personalClass);
});

describe.each(Object.keys(streamSchemas))('%s', (id) => {
  test('has one breadcrumb for the stream and one for each column', () => {
    expect(entry(id).metadata.map(({breadcrumb}) => breadcrumb)).toEqual([
      [],
      ...Object.keys(entry(id).schema.properties).map((name) => ['properties', name]),
    ]);
  });

  test('uses only types that every target supports', () => {
    const shapes = [
      '{"type":["null","string"]}',
      '{"type":["null","integer"]}',
      '{"type":["null","number"]}',
      '{"type":["null","boolean"]}',
      '{"type":["null","string"],"format":"date-time"}',
      '{"type":"string"}',
      '{"type":"integer"}',
      '{"type":"string","format":"date-time"}',
    ];
    expect(Object.keys(entry(id).schema)).toEqual(['type', 'properties']);
    for (const {description, ...shape} of Object.values(entry(id).schema.properties))
      expect(shapes).toContain(JSON.stringify(shape));
  });

  test("lists each column's description as a full sentence, after its type and format", () => {
    for (const property of Object.values(entry(id).schema.properties)) {
      expect(property.description).toMatch(/^[A-Z].*\.$/);
      expect(Object.keys(property).at(-1)).toBe('description');
    }
  });

  test('has keys that are never null', () => {
    for (const key of entry(id).key_properties) expect(typeof entry(id).schema.properties[key]?.type).toBe('string');
  });
});

test('the descriptions are copied from the stream schemas', () => {
  expect(entry('order').schema.properties).toMatchObject({
    account_id: {
      type: 'integer',
      description: "The Lengow account: the order's own, or otherwise the one returned by the login.",
    },
    marketplace_status: {
      type: ['null', 'string'],
      description: "The marketplace's own status for the order.",
    },
  });
});
