// The expected rows of a marketplace's statuses, actions and carriers, worked out by hand.

import fc from 'fast-check';
import {parseExactly} from '../../values/exact-json.ts';
import {
  ACCOUNT,
  allColumns,
  columnsOf,
  contextOf,
  marketplaceActionRecords,
  marketplaceCarrierRecords,
  marketplaceStatusRecords,
} from './context.ts';

const RECORDS = {
  marketplace_status: marketplaceStatusRecords,
  marketplace_action: marketplaceActionRecords,
  marketplace_carrier: marketplaceCarrierRecords,
};
type Stream = keyof typeof RECORDS;
const STREAMS = Object.keys(RECORDS) as Stream[];

/** The rows without the marketplace's own key, followed by each problem as `column is not …`. */
function read(stream: Stream, orders: unknown, columns = allColumns(stream)): (string | unknown[])[] {
  const context = contextOf(stream, columns);
  const rows = RECORDS[stream]('some_fr', {name: 'Some', orders}, context);
  for (const {account_id, marketplace_code} of rows)
    expect([account_id, marketplace_code]).toEqual([ACCOUNT, 'some_fr']);
  return [
    ...rows.map((row) => Object.values(row).slice(2)),
    ...context.problems.map(({column, expected}) => `${column} is not ${expected}`),
  ];
}

/** Status, position and allowed actions of the rows of one Lengow status. */
const statuses = (list: unknown) => read('marketplace_status', {status: {new: list}});
const fromText = (json: string) => parseExactly(json) as Record<string, unknown>;

describe('marketplace_status', () => {
  test('has a row for each item of each list, with the actions that are allowed in the Lengow status', () => {
    const orders = {
      status: {new: ['NEW', 'New', 'initial'], shipped: ['SENT'], closed: ['SENT', 'DONE'], canceled: []},
      actions: {
        ship: {status: ['waiting_shipment', 'shipped']},
        refund: {status: ['closed', 'shipped', 'shipped']},
        cancel: {status: ['new']},
        accept: {status: []},
      },
    };
    expect(read('marketplace_status', orders)).toEqual([
      ['new', 'NEW', 1, 'cancel'],
      ['new', 'New', 2, 'cancel'],
      ['new', 'initial', 3, 'cancel'],
      ['shipped', 'SENT', 1, 'refund,ship'],
      ['closed', 'SENT', 1, 'refund'],
      ['closed', 'DONE', 2, 'refund'],
    ]);
  });

  test.each<[string, unknown, unknown[]]>([
    [
      'an item that is repeated has its first position',
      ['A', 'B', 'A'],
      [
        ['A', 1],
        ['B', 2],
      ],
    ],
    [
      'spaces and case are kept',
      ['a', ' a', 'A '],
      [
        ['a', 1],
        [' a', 2],
        ['A ', 3],
      ],
    ],
    [
      'blank items are one row',
      ['', 'A', ' '],
      [
        ['-', 1],
        ['A', 2],
      ],
    ],
    ['a null has no row, but a position', [null, 'A'], [['A', 2]]],
    [
      'numbers are items',
      [15, '016', '15'],
      [
        ['15', 1],
        ['016', 2],
      ],
    ],
    ['a bare string is a list of one', 'A', [['A', 1]]],
    ['a bare number is a list of one', 7, [['7', 1]]],
    [
      'a list with gaps, as PHP writes it, is a list',
      {1: 'A', 3: 'B', 10: 'C'},
      [
        ['A', 1],
        ['B', 2],
        ['C', 3],
      ],
    ],
    ['an empty object is an empty list', {}, []],
    ['false is an empty list', false, []],
    ['a blank string is an empty list', ' ', []],
    ['null is an empty list', null, []],
    [
      'NUL and lone surrogates are replaced',
      ['a\0', 'b\ud800'],
      [
        ['a\uFFFD', 1],
        ['b\uFFFD', 2],
      ],
    ],
  ])('%s', (_, list, expected) => {
    expect(statuses(list)).toEqual(expected.map((row) => ['new', ...(row as unknown[]), null]));
  });

  test('numbers keep the digits that they came with', () => {
    const {orders} = fromText('{"orders": {"status": {"new": [12345678901234567890, 1.50, 1e3, "1e3"]}}}');
    expect(read('marketplace_status', orders).map(([, status, position]) => [status, position])).toEqual([
      ['12345678901234567890', 1],
      ['1.50', 2],
      ['1e3', 3],
    ]);
  });

  test.each<[unknown, (string | unknown[])[]]>([
    [
      ['A', {}, 'B'],
      [['new', 'A', 1, null], ['new', 'B', 3, null], 'marketplace_status is not a string'],
    ],
    [[true], ['marketplace_status is not a string']],
    [[['A']], ['marketplace_status is not a string']],
    [true, ['marketplace_status is not in an array of strings']],
    [{A: 'B'}, ['marketplace_status is not in an array of strings']],
  ])('%j as a list: each fault is reported, and the rest has its rows', (list, expected) => {
    expect(statuses(list)).toEqual(expected);
  });

  test('a NaN is reported', () => {
    const {orders} = fromText('{"orders": {"status": {"new": [NaN, "A"]}}}');
    expect(read('marketplace_status', orders)).toEqual([['new', 'A', 2, null], 'marketplace_status is not a string']);
  });

  test('a blank name of a list is `-`, and two such lists are one', () => {
    expect(
      read('marketplace_status', {status: {'': ['A', 'B'], ' ': ['B', 'C']}, actions: {x: {status: ['']}}}),
    ).toEqual([
      ['-', 'A', 1, 'x'],
      ['-', 'B', 2, 'x'],
      ['-', 'C', 2, 'x'],
    ]);
  });

  test('NUL and lone surrogates are replaced in names of lists and actions too', () => {
    const orders = {status: {'a\0': ['A']}, actions: {'b\ud800': {status: ['a\0']}}};
    expect(read('marketplace_status', orders)).toEqual([['a\uFFFD', 'A', 1, 'b\uFFFD']]);
    expect(read('marketplace_action', orders)).toEqual([['b\uFFFD', 'a\uFFFD', null, null, null]]);
  });

  test('faulty actions are reported for `allowed_actions` only if the column is selected', () => {
    const orders = {status: {new: ['A']}, actions: {a: 'x', b: {status: [{}, 'new']}}};
    const fault = 'allowed_actions is not in an object of actions that each list their statuses';
    expect(read('marketplace_status', orders)).toEqual([['new', 'A', 1, 'b'], fault, fault]);
    const columns = columnsOf('marketplace_status', ['position']);
    expect(read('marketplace_status', orders, columns)).toEqual([['new', 'A', 1]]);
    expect(read('marketplace_status', {...orders, status: {}})).toEqual([]);
  });
});

describe('marketplace_action', () => {
  test('has a row for each action and status, and one for an action that lists none', () => {
    const actions = {
      ship: {
        args: ['carrier', 'tracking_number'],
        status: ['waiting_shipment', 'shipped'],
        optional_args: ['line'],
        args_description: {line: {type: 'line_number', valid_values: {}}},
      },
      partially_cancel: {args: [], status: ['shipped']},
      accept: {args: ['a'], status: []},
      refund: {status: ['waiting_refund']},
    };
    const text = '{"line":{"type":"line_number","valid_values":{}}}';
    expect(read('marketplace_action', {status: {refunding: ['R']}, actions})).toEqual([
      ['ship', 'waiting_shipment', 'carrier,tracking_number', 'line', text],
      ['ship', 'shipped', 'carrier,tracking_number', 'line', text],
      ['partially_cancel', 'shipped', null, null, null],
      ['accept', '-', 'a', null, null],
      ['refund', 'waiting_refund', null, null, null],
    ]);
  });

  test.each<[string, unknown, (string | unknown[])[]]>([
    ['null', null, [['a', '-', null, null, null]]],
    ['an empty list', [], [['a', '-', null, null, null]]],
    ['statuses that are one string', {status: 'new'}, [['a', 'new', null, null, null]]],
    [
      'statuses with gaps',
      {status: {0: 'new', 2: 'shipped'}},
      [
        ['a', 'new', null, null, null],
        ['a', 'shipped', null, null, null],
      ],
    ],
    [
      'statuses repeated and blank',
      {status: ['new', 'new', ' ', null]},
      [
        ['a', 'new', null, null, null],
        ['a', '-', null, null, null],
      ],
    ],
    ['arguments that are one string', {args: 'line'}, [['a', '-', 'line', null, null]]],
    ['arguments with gaps, nulls and blanks', {args: {1: 'b', 2: null, 3: ' ', 4: 5}}, [['a', '-', 'b,5', null, null]]],
    ['empty descriptions', {args_description: []}, [['a', '-', null, null, '[]']]],
    ['a blank description', {args_description: ' '}, [['a', '-', null, null, null]]],
    ['a string', 'x', [['a', '-', null, null, null], 'lengow_status is not that of an object in "actions"']],
    ['a list', ['x'], [['a', '-', null, null, null], 'lengow_status is not that of an object in "actions"']],
    [
      'a status that is an object',
      {status: [{}, 'new']},
      [['a', 'new', null, null, null], 'lengow_status is not a string'],
    ],
    [
      'arguments that are objects',
      {args: [{}]},
      [['a', '-', null, null, null], 'required_args is not an array of strings'],
    ],
    [
      'arguments by name',
      {optional_args: {a: 'b'}},
      [['a', '-', null, null, null], 'optional_args is not an array of strings'],
    ],
  ])('an action that has %s', (_, action, expected) => {
    expect(read('marketplace_action', {actions: {a: action}})).toEqual(expected);
  });

  test('a fault in an action with several statuses is reported once', () => {
    const problems = read('marketplace_action', {actions: {a: {status: ['x', 'y'], args: [{}]}}}).slice(2);
    expect(problems).toEqual(['required_args is not an array of strings']);
  });
});

describe('marketplace_carrier', () => {
  test('has a row for each carrier and shipping method, under the code as it is spelled', () => {
    const orders = {
      carriers: {
        DHL: {label: 'DHL Express', lengow_code: 'DHL_X'},
        '016': {label: 'Sixteen'},
        '15': 'Fifteen',
        ' x': null,
      },
      shipping_methods: {DHL: {label: 'By DHL', lengow_code: null}},
    };
    expect(read('marketplace_carrier', orders).toSorted()).toEqual([
      ['carrier', ' x', null, null],
      ['carrier', '016', 'Sixteen', null],
      ['carrier', '15', 'Fifteen', null],
      ['carrier', 'DHL', 'DHL Express', 'DHL_X'],
      ['shipping_method', 'DHL', 'By DHL', null],
    ]);
  });

  test.each<[string, unknown, (string | unknown[])[]]>([
    ['a number', 16, [['carrier', 'C', '16', null]]],
    ['a blank string', ' ', [['carrier', 'C', null, null]]],
    ['an empty list', [], [['carrier', 'C', null, null]]],
    ['an empty object', {}, [['carrier', 'C', null, null]]],
    ['false', false, [['carrier', 'C', null, null]]],
    ['blank and numeric members', {label: ' ', lengow_code: 3}, [['carrier', 'C', null, '3']]],
    ['a list', ['x'], [['carrier', 'C', null, null], 'label is not a string']],
    ['a label that is an object', {label: {fr: 'x'}}, [['carrier', 'C', null, null], 'label is not a string']],
  ])('a carrier that is %s', (_, carrier, expected) => {
    expect(read('marketplace_carrier', {carriers: {C: carrier}})).toEqual(expected);
  });

  test('of several blank codes the first is kept', () => {
    expect(read('marketplace_carrier', {carriers: {'': 'A', ' ': 'B'}})).toEqual([['carrier', '-', 'A', null]]);
  });
});

const NAMES = {
  marketplace_status: ['status', 'lengow_status'],
  marketplace_action: ['actions', 'action_type'],
  marketplace_carrier: ['carriers', 'code'],
} as const;

describe.each(STREAMS)('%s', (stream) => {
  const [field, column] = NAMES[stream];

  test.each([[undefined], [null], [false], [[]], [{}], [''], [{[field]: null}], [{[field]: []}], [{[field]: ' '}]])(
    'orders that are %j have no rows',
    (orders) => expect(read(stream, orders)).toEqual([]),
  );

  test.each([[['x']], ['x'], [7], [true]])('orders, or a list in it, that are %j are reported', (value) => {
    expect(read(stream, value)).toEqual(expect.arrayContaining([`${column} is not part of an "orders" object`]));
    expect(read(stream, {[field]: value})).toEqual([`${column} is not part of an object named "${field}"`]);
  });

  test.each([['x'], [null], [['x']]])('a marketplace that is %j has no rows', (raw) => {
    const context = contextOf(stream);
    expect([RECORDS[stream]('some_fr', raw, context), context.problems]).toEqual([[], []]);
  });

  test('whatever a marketplace contains, keys are strings, unique, and the same for every selection', () => {
    const json = fc.jsonValue({maxDepth: 4});
    const name = fc.constantFrom('status', 'args', 'label', '0', '1', '', ' ', '-', 'new', '__proto__', 'constructor');
    const member = fc.oneof(json, fc.dictionary(name, fc.oneof(json, fc.array(name), fc.dictionary(name, json))));
    const orders = fc.record(
      {status: member, actions: member, carriers: member, shipping_methods: member},
      {requiredKeys: []},
    );
    const columns = allColumns(stream);
    const keyed = columnsOf(stream, []);
    fc.assert(
      fc.property(orders, fc.subarray(columns), (value, some) => {
        const rows = (chosen: string[]) => read(stream, value, chosen).filter((row) => typeof row !== 'string');
        const keys = rows(columns).map((row) => row.slice(0, keyed.length - 2));
        for (const key of keys.flat()) expect(key).toMatch(/\S/);
        expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length);
        expect(rows(columnsOf(stream, some)).map((row) => row.slice(0, keyed.length - 2))).toEqual(keys);
      }),
    );
  });
});
