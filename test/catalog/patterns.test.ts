// --select and --deselect: which streams and columns the patterns add to what a catalog or the defaults select, and
// which they take away.

import fc from 'fast-check';
import {discover} from '../../catalog/discover.ts';
import {type Patterns, type Verdict, verdictOf} from '../../catalog/patterns.ts';
import {select} from '../../catalog/select.ts';
import {streamIds, streamSchemas} from '../../catalog/streams.ts';
import {faultLine} from '../../values/fault.ts';
import {ACTION_KEYS, MARKETPLACE_PART_KEYS, OPT_IN_KEYS, STOCK_KEYS, VIDR_KEYS} from '../helpers/streams.ts';

/** Patterns as on a command line: `+` stands for --select, `-` for --deselect. */
const patternsOf = (...flags: readonly string[]): Patterns => ({
  select: flags.filter((flag) => flag.startsWith('+')).map((flag) => flag.slice(1)),
  deselect: flags.filter((flag) => flag.startsWith('-')).map((flag) => flag.slice(1)),
});

const verdict = (...flags: readonly string[]): Verdict => verdictOf(patternsOf(...flags)).value as Verdict;

type Selected = Readonly<Record<string, readonly string[]>>;

const selected = (catalog: unknown, ...flags: readonly string[]): Selected => {
  const {value = []} = select({catalog, where: 'catalog.json', prefix: 'shop_', verdict: verdict(...flags)});
  return Object.fromEntries(value.map(({id, columns}) => [id, columns]));
};

const all = (id: keyof typeof streamSchemas): string[] => Object.keys(streamSchemas[id].properties);
const DEFAULT = selected(undefined);
const KEYS = {
  marketplace: ['account_id', 'marketplace_code'],
  order: ['account_id', 'marketplace', 'marketplace_order_id', 'marketplace_order_line_id', 'updated_at'],
  order_tracking: ['account_id', 'marketplace', 'marketplace_order_id', 'tracking_number', 'updated_at'],
};

/** Every stream, including those that are not selected by default, with all columns. */
const EVERYTHING = Object.fromEntries(streamIds.map((id) => [id, all(id)]));
const PAYMENT = [
  ...['account_id', 'marketplace', 'marketplace_order_id', 'payment_id', 'type', 'status', 'checkout'],
  ...['settled_at', 'external_transaction_id', 'updated_at'],
];

/** The only column that is not selected by default is the last. */
const allButLast = (id: keyof typeof streamSchemas): string[] => all(id).slice(0, -1);

/** The columns of an order that are selected by default, with one more in its place, or one less. */
const orderWith = (name: string) => all('order').filter((one) => DEFAULT.order?.includes(one) || one === name);
const orderWithout = (...names: string[]) => (DEFAULT.order as string[]).filter((one) => !names.includes(one));

describe('without a catalog, the patterns change what is selected by default', () => {
  test.each<[string[], Selected]>([
    [[], DEFAULT],
    [['+order.sku'], {...DEFAULT, order: orderWith('sku')}],
    [['+*.sku'], {amazon_vidr: allButLast('amazon_vidr'), ...DEFAULT, order: orderWith('sku')}],
    [['+order.*'], {...DEFAULT, order: all('order')}],
    [['+order'], {...DEFAULT, order: all('order')}],
    [
      ['+order*'],
      {
        marketplace: DEFAULT.marketplace as string[],
        ...Object.fromEntries(Object.entries(EVERYTHING).filter(([id]) => id.startsWith('order'))),
      },
    ],
    [['+marketplace_status'], {...DEFAULT, marketplace_status: all('marketplace_status')}],
    [
      ['+marketplace_*', '-marketplace_action'],
      {
        ...DEFAULT,
        marketplace_carrier: all('marketplace_carrier'),
        marketplace_status: all('marketplace_status'),
      },
    ],
    [['+*'], EVERYTHING],
    [['+*.*'], EVERYTHING],
    [['+order_payment'], {...DEFAULT, order_payment: all('order_payment')}],
    [['+order_payment.type'], {...DEFAULT, order_payment: PAYMENT}],
    [['+order_p*.payment_terms'], {...DEFAULT, order_payment: [...PAYMENT, 'payment_terms']}],
    [
      ['+order_payment', '-order_payment.status'],
      {...DEFAULT, order_payment: all('order_payment').filter((name) => name !== 'status')},
    ],
    [['+order_p*', '-*_payment'], DEFAULT],
    [['-marketplace'], {order: DEFAULT.order as string[], order_tracking: DEFAULT.order_tracking as string[]}],
    [['-order*'], {marketplace: DEFAULT.marketplace as string[]}],
    [['-order.*', '-order_tracking.**'], {marketplace: DEFAULT.marketplace as string[]}],
    [['+!order*'], {marketplace: DEFAULT.marketplace as string[]}],
    [['-order.currency'], {...DEFAULT, order: orderWithout('currency')}],
    [['+!order.currency'], {...DEFAULT, order: orderWithout('currency')}],
    [['-order.total_*'], {...DEFAULT, order: orderWithout('total_order', 'total_tax')}],
    [['-order.?*', '-*.[!x]*'], KEYS],
    [['-*.updated_at', '-order.marketplace'], DEFAULT],
    [['-*'], {}],
  ])('%j', (flags, expected) => {
    expect(selected(undefined, ...flags)).toEqual(expected);
  });
});

describe('deselecting wins, whatever the order', () => {
  test.each<[string[], Selected['order'] | undefined]>([
    [['+order.*', '-order.sku'], all('order').filter((name) => name !== 'sku')],
    [['-order.sku', '+order.*'], all('order').filter((name) => name !== 'sku')],
    [['+!order.sku', '+order.sku'], DEFAULT.order],
    [['+order.sku', '-order'], undefined],
    [['-*', '+order'], undefined],
  ])('%j', (flags, order) => {
    expect(selected(undefined, ...flags).order).toEqual(order);
  });
});

type Marks = Record<string, unknown>;
type Entry = {
  tap_stream_id: string;
  schema: {properties: Marks};
  metadata: {breadcrumb: string[]; metadata: Marks}[];
};

/** A catalog of `order` alone, with marks on the stream and on its column `currency`. */
function orderCatalog(marks: {readonly stream?: Marks; readonly currency?: Marks; readonly lacks?: string[]}) {
  const {streams} = JSON.parse(JSON.stringify(discover())) as {streams: Entry[]};
  const order = streams.find(({tap_stream_id: id}) => id === 'order') as Entry;
  for (const name of marks.lacks ?? []) delete order.schema.properties[name];
  order.metadata = order.metadata.filter(({breadcrumb: [, name = '']}) => !marks.lacks?.includes(name));
  for (const {breadcrumb, metadata} of order.metadata)
    Object.assign(metadata, breadcrumb.length === 0 ? marks.stream : breadcrumb[1] === 'currency' && marks.currency);
  return {streams: [order]};
}

describe('with a catalog, the patterns change what it selects', () => {
  const tracking = {order_tracking: DEFAULT.order_tracking as string[]};

  test.each<[string, Parameters<typeof orderCatalog>[0], string[], Selected]>([
    ['nothing is added unless asked for', {}, [], {order: DEFAULT.order as string[]}],
    ['a stream that it lacks', {}, ['+order_tracking'], {order: orderWith(''), order_tracking: all('order_tracking')}],
    ['a column of a stream that it lacks', {}, ['+order_tracking.relay'], {order: orderWith(''), ...tracking}],
    ['a column of a stream that it deselects', {stream: {selected: false}}, ['+order.sku'], {order: orderWith('sku')}],
    [
      'a column that it deselects',
      {currency: {selected: false}},
      ['+order.currency'],
      {order: DEFAULT.order as string[]},
    ],
    ['a column that it lacks', {lacks: ['sku']}, ['+order.sku'], {order: orderWith('sku')}],
    ['all columns, also those that it lacks', {lacks: ['sku', 'currency']}, ['+order'], {order: all('order')}],
    ['a column that it selects', {currency: {selected: true}}, ['-order.currency'], {order: orderWithout('currency')}],
    [
      'a column that it marks as automatic',
      {currency: {inclusion: 'automatic'}},
      ['-order.currency'],
      {order: orderWithout('currency')},
    ],
    ['a stream that it marks as automatic', {stream: {inclusion: 'automatic'}}, ['-order'], {}],
    [
      'what it deselects stays deselected',
      {currency: {selected: false}},
      ['+order.sku'],
      {order: orderWith('sku').filter((name) => name !== 'currency')},
    ],
  ])('%s', (_, marks, flags, expected) => {
    expect(selected(orderCatalog(marks), ...flags)).toEqual(expected);
  });

  test('an older catalog causes a warning only for the columns that no pattern mentions', () => {
    const catalog = orderCatalog({lacks: ['currency', 'commission', 'shipping']});
    const {warnings} = select({
      catalog,
      where: 'c',
      prefix: '',
      verdict: verdict('+order.currency', '-order.shipping'),
    });
    expect(warnings).toEqual([expect.stringMatching(/: order\.commission$/)]);
  });

  test('a catalog in which the patterns leave nothing selected causes the same warning as one that selects nothing', () => {
    const {value, warnings} = select({catalog: orderCatalog({}), where: 'c', prefix: '', verdict: verdict('-*')});
    expect([value, warnings]).toEqual([[], ['c: no stream is selected: nothing will be read']]);
  });
});

const ALWAYS = {...OPT_IN_KEYS, ...ACTION_KEYS, ...MARKETPLACE_PART_KEYS, ...VIDR_KEYS, ...STOCK_KEYS, ...KEYS};

const anyPattern = fc.oneof(
  fc.constantFrom('*', 'order', 'order*', '*.*', '*.updated_at', '*.s*', 'marketplace.*', '*[eg].*', '*.[!a-m]*'),
  fc
    .constantFrom(...(Object.keys(streamSchemas) as (keyof typeof streamSchemas)[]))
    .chain((id) => fc.constantFrom(...all(id)).map((column) => `${id}.${column}`)),
);
const anyFlags = fc.array(fc.tuple(fc.constantFrom('+', '-', '+!'), anyPattern).map((parts) => parts.join('')));

describe('laws', () => {
  test('a catalog printed with patterns has the same effect as the patterns', () => {
    fc.assert(
      fc.property(anyFlags, (flags) => {
        expect(selected(discover(verdict(...flags)))).toEqual(selected(undefined, ...flags));
      }),
    );
  });

  test('selecting never takes away, deselecting never adds, and keys always stay', () => {
    const has = (some: Selected, [id, name]: [string, string]) => some[id]?.includes(name) === true;
    const pairs = Object.keys(streamSchemas).flatMap((id) =>
      all(id as 'order').map((name): [string, string] => [id, name]),
    );
    fc.assert(
      fc.property(anyFlags, anyPattern, (flags, pattern) => {
        const before = selected(undefined, ...flags);
        const more = selected(undefined, ...flags, `+${pattern}`);
        const less = selected(undefined, ...flags, `-${pattern}`);
        expect(pairs.filter((pair) => has(before, pair) && !has(more, pair))).toEqual([]);
        expect(pairs.filter((pair) => has(less, pair) && !has(before, pair))).toEqual([]);
        for (const [id, columns] of Object.entries(less))
          expect(columns).toEqual(expect.arrayContaining([...ALWAYS[id as keyof typeof ALWAYS]]));
      }),
    );
  });
});

test('a discovered catalog gets `selected` where a pattern matches, and never false on a key', () => {
  const {streams} = discover(verdict('+order.sku', '+order.currency', '-*.currency', '-*.updated_at', '-marketplace'));
  const marks = streams.flatMap(({tap_stream_id: id, metadata}) =>
    metadata
      .filter((item) => 'selected' in item.metadata)
      .map(({breadcrumb: [, name], metadata: {selected: mark}}) => [name === undefined ? id : `${id}.${name}`, mark]),
  );
  const columns = all('marketplace').filter((name) => !KEYS.marketplace.includes(name));
  expect(marks).toEqual([
    ['amazon_vidr.currency', false],
    ['marketplace', false],
    ...columns.map((name) => [`marketplace.${name}`, false]),
    ['order', true],
    ['order.currency', false],
    ['order.sku', true],
  ]);
});

describe('a wrong pattern is refused, with a suggestion', () => {
  const STREAMS =
    'a stream (amazon_vidr, marketplace, marketplace_action, marketplace_carrier, marketplace_status, order, order_action, order_address, order_document, order_payment, order_raw, order_tracking, zfs_stock) or one of its columns, as listed by --discover';
  const OF_ORDER = 'a column of order, as listed by --discover';
  const EMPTY = 'the pattern is empty; expected a stream or a column, such as order.* or order.sku';
  const TWICE = 'the pattern deselects twice; expected at most one !, and none with --deselect';

  test.each<[string, string]>([
    ['+order.skuu', `--select: order.skuu matches nothing; expected ${OF_ORDER}; did you mean order.sku?`],
    ['+!order.skuu', `--select: order.skuu matches nothing; expected ${OF_ORDER}; did you mean order.sku?`],
    ['-order.skuu', `--deselect: order.skuu matches nothing; expected ${OF_ORDER}; did you mean order.sku?`],
    ['+ordr', `--select: ordr matches nothing; expected ${STREAMS}; did you mean order.*?`],
    [
      '+Order.Updated_At',
      `--select: Order.Updated_At matches nothing; expected ${STREAMS}; did you mean order.updated_at?`,
    ],
    ['+ordr.sk*', `--select: ordr.sk* matches nothing; expected ${STREAMS}; did you mean order.sk*?`],
    ['+shop_order.sku', `--select: shop_order.sku matches nothing; expected ${STREAMS}; did you mean order.sku?`],
    ['+sku', `--select: sku matches nothing; expected ${STREAMS}; did you mean order.sku?`],
    [
      '+order.packages.sku',
      `--select: order.packages.sku matches nothing; expected ${OF_ORDER}; did you mean order.sku?`,
    ],
    ['+order.zz*', `--select: order.zz* matches nothing; expected ${OF_ORDER}`],
    ['+order.', `--select: order. matches nothing; expected ${OF_ORDER}`],
    ['+.sku', `--select: .sku matches nothing; expected ${STREAMS}`],
    [
      '+order.sku,order.method',
      '--select: order.sku,order.method matches nothing; expected one pattern for each --select',
    ],
    ['+', `--select: ${EMPTY}`],
    ['- ', `--deselect: ${EMPTY}`],
    ['+!', `--select: ${EMPTY}`],
    ['+!!order.sku', `--select: ${TWICE}`],
    ['-!order.sku', `--deselect: ${TWICE}`],
    ['+constructor.sku', `--select: constructor.sku matches nothing; expected ${STREAMS}`],
  ])('%s', (flag, message) => {
    const {value, faults} = verdictOf(patternsOf(flag));
    expect([value, faults.map(faultLine)]).toEqual([undefined, [message]]);
  });

  test.each(['0a1b2c3d-4e5f', 'QwErTyUiOpAsDfGhJkLzXcVbNm'])('%s, which could be a token, is not quoted', (token) => {
    const {faults} = verdictOf(patternsOf(`+${token}`));
    expect(faults.map(faultLine)).toEqual([`--select: a pattern matches nothing; expected ${STREAMS}`]);
  });

  test('every such pattern is reported', () => {
    expect(verdictOf(patternsOf('+a', '+order', '-b', '-')).faults).toHaveLength(3);
  });
});
