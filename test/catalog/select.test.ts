// Singer's selection rules, and the catalogs that users and orchestrators pass.
// Reliability: Wrong catalogs
// Tried: unknown columns, other keys, names or replication keys
// Must: a warning or exit 2 that names stream and wish

import {discover} from '../../catalog/discover.ts';
import {select as selectFrom} from '../../catalog/select.ts';
import {faultLine} from '../../values/fault.ts';

const select = (catalog: unknown, prefix = '') => {
  const {value: streams = [], warnings, faults} = selectFrom({catalog, where: 'catalog.json', prefix});
  return {streams, warnings, faults: faults.map(faultLine)};
};

// A discovered catalog, edited as a user would edit it.
type Entry = {
  [key: string]: unknown;
  tap_stream_id: string;
  schema: {[key: string]: unknown; properties: Record<string, Record<string, unknown>>};
  metadata: {breadcrumb: string[]; metadata: Record<string, unknown>}[];
};
type Edit = (order: Entry, streams: Entry[]) => void;

function edited(edit: Edit): {streams: Entry[]} {
  const catalog = JSON.parse(JSON.stringify(discover())) as {streams: Entry[]};
  const order = catalog.streams.find(({tap_stream_id}) => tap_stream_id === 'order');
  if (order) edit(order, catalog.streams);
  return catalog;
}

const mark = (entry: Entry, marks: object, ...breadcrumb: string[]): void => {
  for (const item of entry.metadata)
    if (JSON.stringify(item.breadcrumb) === JSON.stringify(breadcrumb)) Object.assign(item.metadata, marks);
};

const columnsOf = (catalog: unknown, id: string): readonly string[] | undefined =>
  select(catalog).streams.find((stream) => stream.id === id)?.columns;

const ORDER = [
  'account_id',
  'marketplace',
  'marketplace_order_id',
  'marketplace_order_line_id',
  'marketplace_order_date',
  'lengow_status',
  'marketplace_status',
  'currency',
  'total_order',
  'total_tax',
  'commission',
  'shipping',
  'discount',
  'merchant_order_id',
  'marketplace_product_id',
  'product_title',
  'line_quantity',
  'line_amount',
  'line_shipping',
  'line_discount',
  'line_lengow_status',
  'max_shipping_date',
  'imported_at',
  'updated_at',
  'anonymized',
];
const AUTOMATIC = [...ORDER.slice(0, 4), 'updated_at'];

describe('without a catalog', () => {
  test("the streams that are selected by default are read, in the tap's order", () => {
    expect(select(undefined).streams.map(({id, replicationMethod}) => [id, replicationMethod])).toEqual([
      ['marketplace', 'FULL_TABLE'],
      ['order', 'INCREMENTAL'],
      ['order_tracking', 'INCREMENTAL'],
    ]);
  });

  test('the columns that are selected by default are sent, in the order of the schema', () => {
    expect(columnsOf(undefined, 'order')).toEqual(ORDER);
  });

  test('there are no warnings', () => {
    expect(select(undefined)).toMatchObject({warnings: [], faults: []});
  });
});

test('a discovered catalog and no catalog result in the same selection', () => {
  expect(select(edited(() => {}))).toEqual(select(undefined));
});

test("the streams keep the tap's order, whatever their order in the catalog", () => {
  const catalog = edited((_, streams) => streams.reverse());
  expect(select(catalog).streams.map(({id}) => id)).toEqual(['marketplace', 'order', 'order_tracking']);
});

describe('a stream that is not selected by default', () => {
  const address = (marks: object, ...breadcrumb: string[]) =>
    edited((_, streams) =>
      mark(streams.find(({tap_stream_id}) => tap_stream_id === 'order_address') as Entry, marks, ...breadcrumb),
    );
  const ids = (catalog: unknown) => select(catalog).streams.map(({id}) => id);
  const OTHERS = ['marketplace', 'order', 'order_tracking'];

  test('is read when the catalog selects it, with the columns that are selected by default', () => {
    const catalog = address({selected: true});
    expect(ids(catalog)).toEqual(['marketplace', 'order', 'order_address', 'order_tracking']);
    expect(columnsOf(catalog, 'order_address')).toEqual(
      expect.arrayContaining(['address_role', 'country', 'updated_at']),
    );
    expect(columnsOf(catalog, 'order_address')).not.toContain('metas');
    expect(select(catalog).warnings).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['does not mark it', address({'selected-by-default': null})],
    ['has no metadata for it', edited((_, streams) => streams.map(({metadata}) => metadata.splice(0)))],
    ['selects only one of its columns', address({selected: true}, 'properties', 'metas')],
    [
      'does not list it',
      edited((_, streams) =>
        streams.splice(
          streams.findIndex(({tap_stream_id}) => tap_stream_id === 'order_address'),
          3,
        ),
      ),
    ],
  ])('is not read, without a warning, when the catalog %s', (_, catalog) => {
    expect(ids(catalog)).toEqual(OTHERS);
    expect(select(catalog)).toMatchObject({warnings: [], faults: []});
  });
});

describe('a stream', () => {
  test.each<[string, Edit, boolean]>([
    ['is read by default', () => {}, true],
    ['is read when it has no metadata', (order) => order.metadata.splice(0), true],
    ['is not read when its metadata deselects it', (order) => mark(order, {selected: false}), false],
    ['is not read when it is not selected by default', (order) => mark(order, {'selected-by-default': false}), false],
    [
      'is read when selected, although it is not selected by default',
      (order) => mark(order, {selected: true, 'selected-by-default': false}),
      true,
    ],
    ['is not read when the stream itself deselects it', (order) => Object.assign(order, {selected: false}), false],
    ['is not read when its schema deselects it', (order) => Object.assign(order.schema, {selected: false}), false],
    [
      'follows the stream itself rather than its schema',
      (order) => Object.assign(order, {selected: true}) && Object.assign(order.schema, {selected: false}),
      true,
    ],
    [
      'follows the metadata where the stream itself disagrees: selected',
      (order) => {
        order.selected = false;
        mark(order, {selected: true});
      },
      true,
    ],
    [
      'follows the metadata where the stream itself disagrees: deselected',
      (order) => {
        order.selected = true;
        mark(order, {selected: false});
      },
      false,
    ],
    ['treats null as absent', (order) => mark(order, {selected: null}), true],
    ['is never read when unsupported', (order) => mark(order, {selected: true, inclusion: 'unsupported'}), false],
    ['is not read when missing from the catalog', (order, streams) => streams.splice(streams.indexOf(order), 1), false],
    ['is identified only by its tap_stream_id', (order) => Object.assign(order, {stream: 'bestellungen'}), true],
  ])('%s', (_, edit, isRead) => {
    const {streams, faults} = select(edited(edit));
    expect(faults).toEqual([]);
    expect(streams.some(({id}) => id === 'order')).toBe(isRead);
  });
});

describe('a column', () => {
  const without = (name: string): string[] => ORDER.filter((column) => column !== name);
  const currency = ['properties', 'currency'];

  test.each<[string, Edit, string[]]>([
    ['is not sent when deselected', (order) => mark(order, {selected: false}, ...currency), without('currency')],
    [
      'is sent when selected, although it is not selected by default',
      (order) => mark(order, {selected: true}, 'properties', 'marketplace_country'),
      [...ORDER, 'marketplace_country'],
    ],
    [
      'is not sent when the catalog does not select it by default',
      (order) => mark(order, {'selected-by-default': false}, ...currency),
      without('currency'),
    ],
    [
      'is never sent when unsupported',
      (order) => mark(order, {selected: true, inclusion: 'unsupported'}, ...currency),
      without('currency'),
    ],
    [
      'is always sent when automatic',
      (order) => mark(order, {selected: false, inclusion: 'automatic'}, ...currency),
      ORDER,
    ],
    [
      'is not sent when its schema deselects it',
      (order) => Object.assign(order.schema.properties.currency ?? {}, {selected: false}),
      without('currency'),
    ],
    [
      'is never sent when its schema marks it as unsupported, as in old catalogs',
      (order) => {
        Object.assign(order.schema.properties.currency ?? {}, {inclusion: 'unsupported'});
        order.metadata.splice(1);
      },
      without('currency'),
    ],
    [
      'follows the metadata where its schema disagrees',
      (order) => {
        Object.assign(order.schema.properties.currency ?? {}, {selected: false});
        mark(order, {selected: true}, ...currency);
      },
      ORDER,
    ],
    ["follows the tap's default when the metadata does not mention it", (order) => order.metadata.splice(1), ORDER],
    [
      'follows the last of two equal breadcrumbs',
      (order) => order.metadata.push({breadcrumb: currency, metadata: {selected: false}}),
      without('currency'),
    ],
  ])('%s', (_, edit, columns) => {
    expect(columnsOf(edited(edit), 'order')).toEqual(columns);
  });

  test('is sent only if it is a key or the replication key when Meltano deselects all columns', () => {
    const catalog = edited((order) => {
      order.selected = true;
      for (const {metadata} of order.metadata) metadata.selected = false;
      mark(order, {selected: true});
    });
    expect(columnsOf(catalog, 'order')).toEqual(AUTOMATIC);
  });

  test("keeps the tap's order, regardless of the order in the catalog", () => {
    const catalog = edited((order) => {
      order.schema.properties = Object.fromEntries(Object.entries(order.schema.properties).reverse());
      order.metadata.reverse();
    });
    expect(columnsOf(catalog, 'order')).toEqual(ORDER);
  });

  test('that is a key is sent even when marked unsupported', () => {
    const catalog = edited((order) => mark(order, {inclusion: 'unsupported'}, 'properties', 'marketplace'));
    expect(columnsOf(catalog, 'order')).toEqual(ORDER);
  });
});

describe('a catalog that is older than the tap', () => {
  const older = edited((order, streams) => {
    for (const name of ['currency', 'sku', 'account_id', 'updated_at']) delete order.schema.properties[name];
    order.metadata = order.metadata.filter(({breadcrumb}) => breadcrumb[1] !== 'currency');
    order.metadata = order.metadata.filter(({breadcrumb}) => breadcrumb[1] !== 'sku');
    for (const entry of streams) if (entry.tap_stream_id === 'order_tracking') delete entry.schema.properties.relay;
  });

  test('omits the columns that it does not contain, but never a key', () => {
    expect(columnsOf(older, 'order')).toEqual(ORDER.filter((name) => name !== 'currency'));
  });

  test('produces one warning that names them', () => {
    const {warnings} = select(older);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/: order\.currency, order_tracking\.relay$/);
  });

  test('produces no warning for a stream that is not read', () => {
    const catalog = edited((order) => {
      delete order.schema.properties.currency;
      order.metadata = order.metadata.filter(({breadcrumb}) => breadcrumb[1] !== 'currency');
      mark(order, {selected: false});
    });
    expect(select(catalog).warnings).toEqual([]);
  });
});

describe('the replication method', () => {
  test.each<[string, Edit, string]>([
    [
      'is full-table when the metadata requests it',
      (order) => mark(order, {'replication-method': 'FULL_TABLE'}),
      'FULL_TABLE',
    ],
    [
      'is full-table when the stream itself requests it',
      (order) => Object.assign(order, {replication_method: 'FULL_TABLE'}),
      'FULL_TABLE',
    ],
    [
      'follows the metadata when both request a method',
      (order) => {
        order.replication_method = 'FULL_TABLE';
        mark(order, {'replication-method': 'INCREMENTAL'});
      },
      'INCREMENTAL',
    ],
    ['stays incremental without a replication key', (order) => delete order.replication_key, 'INCREMENTAL'],
    ['stays incremental when no method is given', (order) => delete order.replication_method, 'INCREMENTAL'],
    [
      'stays incremental when the method is null',
      (order) => Object.assign(order, {replication_method: null}),
      'INCREMENTAL',
    ],
  ])('%s', (_, edit, method) => {
    const order = select(edited(edit)).streams.find(({id}) => id === 'order');
    expect(order?.replicationMethod).toBe(method);
  });

  test('stays full-table for a stream without a replication key', () => {
    const catalog = edited(
      (_, [, marketplace]) => marketplace && mark(marketplace, {'replication-method': 'INCREMENTAL'}),
    );
    expect(select(catalog).streams[0]).toMatchObject({id: 'marketplace', replicationMethod: 'FULL_TABLE'});
  });
});

describe('nothing to read is a warning, not an error', () => {
  test.each<[string, unknown]>([
    ['no stream in the catalog', {streams: []}],
    [
      'none selected',
      edited((_, streams) => {
        for (const entry of streams) mark(entry, {selected: false});
      }),
    ],
  ])('%s', (_, catalog) => {
    expect(select(catalog)).toEqual({
      streams: [],
      faults: [],
      warnings: [expect.stringMatching(/no stream is selected/)],
    });
  });
});

describe('an invalid catalog is refused, and the error says where it is wrong', () => {
  const minimal = (entry: object): object => ({
    streams: [{tap_stream_id: 'order', schema: {properties: {}}, ...entry}],
  });

  test.each<[string, unknown, RegExp[]]>([
    ['null', null, [/^catalog\.json: is null; expected \{"streams"/]],
    ['a list', [], [/^catalog\.json: is an empty array;/]],
    ['a config', {access_token: 'x'}, [/^catalog\.json: \/streams is missing; expected an array/]],
    ['streams as an object', {streams: {}}, [/^catalog\.json: \/streams is an object; expected an array/]],
    [
      'an entry that is a string',
      {streams: ['order']},
      [/^catalog\.json: \/streams\/0 is a string; expected an object/],
    ],
    [
      'an entry without an id',
      minimal({tap_stream_id: undefined}),
      [/^catalog\.json: \/streams\/0\/tap_stream_id is missing; expected one of/],
    ],
    [
      'an entry without a schema',
      minimal({schema: undefined}),
      [/^catalog\.json: \/streams\/0\/schema\/properties is missing;/],
    ],
    [
      'a schema without properties',
      minimal({schema: {}}),
      [/^catalog\.json: \/streams\/0\/schema\/properties is missing;/],
    ],
    [
      'an unknown stream',
      minimal({tap_stream_id: 'orders'}),
      [/^catalog\.json: \/streams\/0\/tap_stream_id .* orders; .*order_tracking/],
    ],
    ['a stream named like a JavaScript built-in', minimal({tap_stream_id: 'constructor'}), [/ constructor; /]],
    [
      'unknown fields',
      minimal({schema: {properties: {a: {}, b: {}}}}),
      [/^catalog\.json: \/streams\/0 .*order .*: a, b;/],
    ],
    [
      'an unknown field in the metadata',
      minimal({metadata: [{breadcrumb: ['properties', 'zz'], metadata: {}}]}),
      [/^catalog\.json: \/streams\/0 .*: zz;/],
    ],
    [
      'a breadcrumb that is too deep',
      minimal({metadata: [{breadcrumb: ['properties', 'sku', 'properties', 'x'], metadata: {}}]}),
      [/^catalog\.json: \/streams\/0 .*: properties\/sku\/properties\/x;/],
    ],
    [
      'metadata as an object',
      minimal({metadata: {}}),
      [/^catalog\.json: \/streams\/0\/metadata is an object; expected an array/],
    ],
    [
      'a breadcrumb that is a string',
      minimal({metadata: [{breadcrumb: 'sku', metadata: {}}]}),
      [/^catalog\.json: \/streams\/0\/metadata\/0\/breadcrumb is/],
    ],
    [
      'metadata without metadata',
      minimal({metadata: [{breadcrumb: []}]}),
      [/^catalog\.json: \/streams\/0\/metadata\/0\/metadata is/],
    ],
    [
      'selected in quotes',
      minimal({metadata: [{breadcrumb: [], metadata: {selected: 'false'}}]}),
      [/^catalog\.json: \/streams\/0\/metadata\/0\/metadata\/selected is a string; expected true or false/],
    ],
    [
      'selected in quotes on the stream',
      minimal({selected: 'false'}),
      [/^catalog\.json: \/streams\/0\/selected is a string; expected true or false/],
    ],
    [
      "selected in quotes in a column's schema",
      minimal({schema: {properties: {sku: {selected: 1}}}}),
      [/^catalog\.json: \/streams\/0\/schema\/properties\/sku\/selected is 1; expected true or false/],
    ],
    [
      'an unknown method',
      minimal({metadata: [{breadcrumb: [], metadata: {'replication-method': 'LOG_BASED'}}]}),
      [/^catalog\.json: \/streams\/0\/metadata\/0\/metadata\/replication-method .*INCREMENTAL or FULL_TABLE/],
    ],
    [
      'an unknown replication method on the stream',
      minimal({replication_method: 7}),
      [/^catalog\.json: \/streams\/0\/replication_method is/],
    ],
    [
      'a duplicate stream',
      {
        streams: [
          {tap_stream_id: 'order', schema: {properties: {}}},
          {tap_stream_id: 'order', schema: {properties: {}}},
        ],
      },
      [/^catalog\.json: \/streams\/1\/tap_stream_id repeats order/],
    ],
    [
      'all errors at once',
      {
        streams: [
          7,
          {tap_stream_id: 'x', schema: {properties: {}}},
          {tap_stream_id: 'order', schema: {properties: {y: {}}}, metadata: 7, replication_method: 'LOG_BASED'},
        ],
      },
      [
        /^catalog\.json: \/streams\/0 is 7; expected an object/,
        /^catalog\.json: \/streams\/1\/tap_stream_id/,
        /^catalog\.json: \/streams\/2\/replication_method/,
        /^catalog\.json: \/streams\/2\/metadata/,
        /^catalog\.json: \/streams\/2 names columns/,
      ],
    ],
  ])('%s', (_, catalog, expected) => {
    const {streams, warnings, faults} = select(catalog);
    expect(faults).toEqual(expected.map((fault) => expect.stringMatching(fault)));
    expect({streams, warnings}).toEqual({streams: [], warnings: []});
  });
});

describe('an unsupported catalog setting causes one warning that names the stream and the setting', () => {
  const text = {type: ['null', 'string']};
  const wish = (words: string) => [`catalog.json: order: the tap does not support what the catalog asks for: ${words}`];
  const KEYS = '(they are account_id, marketplace, marketplace_order_id, marketplace_order_line_id)';

  test.each<[string, Edit, string[]]>([
    [
      'a different replication key',
      (order) => mark(order, {'replication-key': 'marketplace_order_date'}),
      wish('the replication key marketplace_order_date (it is updated_at)'),
    ],
    [
      'a different replication key, set on the stream itself',
      (order) => Object.assign(order, {replication_key: 'id'}),
      wish('the replication key id (it is updated_at)'),
    ],
    [
      'fewer keys, set twice',
      (order) =>
        mark(order, {'key-properties': ['marketplace', 'sku'], 'table-key-properties': ['marketplace', 'sku']}),
      wish(`the keys marketplace, sku ${KEYS}`),
    ],
    ['no keys', (order) => Object.assign(order, {key_properties: []}), wish(`the keys as an empty array ${KEYS}`)],
    ['odd keys', (order) => mark(order, {'key-properties': {toString: 1}}), wish(`the keys as an object ${KEYS}`)],
    [
      'a different name',
      (order) => Object.assign(order, {stream: 'bestellungen'}),
      wish('the name bestellungen (it is order; see stream_prefix)'),
    ],
    [
      'a different type and a different format',
      (order) => {
        order.schema.properties.total_order = text;
        order.schema.properties.currency = {...text, format: 'uri'};
      },
      wish('another type of currency (it is null or string); another type of total_order (it is null or number)'),
    ],
    [
      'several unsupported settings',
      (order) => mark(order, {'replication-key': 'imported_at', 'key-properties': ['marketplace']}),
      wish(`the keys marketplace ${KEYS}; the replication key imported_at (it is updated_at)`),
    ],
    [
      'incremental replication of a stream without a bookmark',
      (_, [, marketplace]) => mark(marketplace as Entry, {'replication-method': 'INCREMENTAL'}),
      [
        'catalog.json: marketplace: the tap does not support what the catalog asks for: the replication method INCREMENTAL (it is FULL_TABLE)',
      ],
    ],
    [
      'keys in a different order, empty values and missing types cause no warning',
      (order) => {
        order.schema.properties.currency = {};
        order.schema.properties.commission = {type: ['number', 'null']};
        mark(order, {'key-properties': null, 'replication-key': '', 'replication-method': 'FULL_TABLE'});
        order.key_properties = (order.key_properties as string[]).toReversed();
      },
      [],
    ],
    [
      'a stream that is not selected causes no warning',
      (order) => mark(order, {selected: false, 'replication-key': 'id'}),
      [],
    ],
  ])('%s', (_, edit, warnings) => {
    expect(select(edited(edit))).toMatchObject({warnings, faults: []});
  });

  test('a prefixed name causes no warning', () => {
    const prefixed = edited((order) => Object.assign(order, {stream: 'shop_order'}));
    expect(select(prefixed, 'shop_').warnings).toEqual([]);
  });
});
