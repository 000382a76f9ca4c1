// Rows of order_action: what became of an action, in every combination of its marks, and what programs send along.

import {streamSchemas} from '../../catalog/streams.ts';
import {modesOf} from '../../config/personal.ts';
import {orderActionRecords} from '../../tap/streams/order-action.ts';
import {Hashes} from '../../tap/streams/personal/hash.ts';
import {permitted} from '../../tap/streams/personal/permitted.ts';
import {Policy} from '../../tap/streams/personal/policy.ts';
import {ACTION_DATES} from '../../tap/streams/personal/standing.ts';
import type {Problem, Raw} from '../../tap/streams/stream.ts';
import {parseExactly} from '../../values/exact-json.ts';
import {parseInstant} from '../../values/instant.ts';
import {canBeWritten, DEEP} from '../helpers/deep.ts';
import {keyedHash, PERSONAL_KEY} from '../helpers/keyed-hash.ts';

const COLUMNS = Object.keys(streamSchemas.order_action.properties);
const UPPER = parseInstant('2026-03-02T00:00:00Z') as number;

type Options = {
  readonly columns?: readonly string[];
  readonly modes?: Parameters<typeof modesOf>[0];
  readonly isErased?: (marketplace: string, id: string) => boolean;
};

function read(action: Raw, {columns = COLUMNS, modes = {all: 'full'}, isErased}: Options = {}) {
  const problems: Problem[] = [];
  const hashes = new Hashes(PERSONAL_KEY);
  const policy = new Policy({
    modes: modesOf(modes),
    maxAgeDays: 183,
    upper: UPPER,
    dates: ACTION_DATES,
    hashes,
    isErased,
  });
  const stream = {id: 'order_action', name: 'order_action', columns, replicationMethod: 'INCREMENTAL'} as const;
  const rowsOf = permitted(
    orderActionRecords,
    stream,
    policy,
  )({
    accountId: 7,
    columns,
    policy,
    invalid: (problem) => void problems.push(problem),
  });
  const rows = rowsOf(action).map((row) => Object.fromEntries(columns.map((name, place) => [name, row[place]])));
  return {row: rows[0] ?? {}, rows, problems};
}

const ACTION = {
  id: 123_456_789,
  account_id: 1,
  marketplace: 'amazon_de',
  marketplace_order_id: '306-1',
  action_type: 'ship',
  queued: false,
  processed: true,
  errors: null,
  created_at: '2026-02-28T13:35:07.301140Z',
  updated_at: '2026-02-28T13:38:19.909097Z',
};

test('an action with nothing but the members of 2016 has one row, in which everything else is null', () => {
  const {row, problems} = read(ACTION);
  const filled = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  expect(filled).toEqual({
    account_id: 1,
    action_id: 123_456_789,
    marketplace: 'amazon_de',
    marketplace_order_id: '306-1',
    action_type: 'ship',
    outcome: 'done',
    queued: false,
    processed: true,
    created_at: '2026-02-28T13:35:07.301140Z',
    updated_at: '2026-02-28T13:38:19.909097Z',
  });
  expect([Object.keys(row), problems]).toEqual([COLUMNS, []]);
});

describe('the outcome', () => {
  test.each([
    [true, false, null, 'queued'],
    [true, true, '', 'queued'],
    [true, false, 'Try again later', 'queued'],
    [false, false, null, 'sent'],
    [false, false, ' ', 'sent'],
    [false, true, null, 'done'],
    [false, true, '', 'done'],
    [false, true, [], 'done'],
    [false, true, {}, 'done'],
    [false, false, 'Refused', 'failed'],
    [false, true, 'Refused', 'failed'],
    [false, true, ['Refused'], 'failed'],
    [false, true, {line: 'Refused'}, 'failed'],
    [null, true, null, null],
    [false, null, null, null],
    [undefined, undefined, 'Refused', null],
    [false, 'maybe', null, null],
  ])('queued %j, processed %j, errors %j: %j', (queued, processed, errors, outcome) => {
    expect(read({...ACTION, queued, processed, errors}).row.outcome).toBe(outcome);
  });

  test('does not depend on which columns are selected', () => {
    const columns = ['account_id', 'action_id', 'outcome', 'updated_at'];
    expect(read({...ACTION, errors: 'Refused'}, {columns}).row.outcome).toBe('failed');
  });
});

describe('errors', () => {
  test.each<[unknown, string | null]>([
    [undefined, null],
    ['', null],
    [[], null],
    [{}, null],
    [['', null, '  '], null],
    ['Refused', 'Refused'],
    [['Refused', '', 'Late'], 'Refused; Late'],
    [[{code: 5}, 'Late'], '{"code":5}; Late'],
    [{line: ['Refused']}, '{"line":["Refused"]}'],
    [404, '404'],
  ])('%j become %j', (errors, expected) => {
    expect(read({...ACTION, errors}).row.errors).toBe(expected);
  });

  test.each([
    ['Buyer jane.doe@example.org refused', 'Buyer [e-mail] refused'],
    ["Write to o'neil+shop@mail.example.org.", 'Write to [e-mail].'],
    ['<a@b.example>, "c@d.example"; (e@f.example)', '<[e-mail]>, "[e-mail]"; ([e-mail])'],
    ['mailto:a@b.example?', 'mailto:[e-mail]?'],
    ['Übung@exämple.example!', '[e-mail]!'],
    ['john/doe=a|b{c}&d@x.example', '[e-mail]'],
    ['"john doe"@x.example and j@[192.0.2.1]', '[e-mail] and [e-mail]'],
    ['john＠x.example or john%40x.example', '[e-mail] or [e-mail]'],
    ['5 @ 3 EUR, see @shop or shop@', '5 @ 3 EUR, see @shop or shop@'],
  ])('%j lose their e-mail addresses: %j', (errors, masked) => {
    expect(read({...ACTION, errors}, {modes: {}}).row.errors).toBe(masked);
    expect(read({...ACTION, errors}, {modes: {contact: 'hash'}}).row.errors).toBe(masked);
    expect(read({...ACTION, errors}, {modes: {contact: 'full'}}).row.errors).toBe(errors);
  });

  test('lose them in JSON too, and in old and erased orders whatever the mode is', () => {
    const errors = {buyer: {email: 'To:\nned@b.example'}, code: [1]};
    const masked = '{"buyer":{"email":"To:\\n[e-mail]"},"code":[1]}';
    expect(read({...ACTION, errors}, {modes: {}}).row.errors).toBe(masked);
    expect(read({...ACTION, errors, created_at: '2025-08-01T00:00:00Z'}).row.errors).toBe(masked);
    expect(read({...ACTION, errors}, {isErased: (_, id) => id === '306-1'}).row.errors).toBe(masked);
  });

  test('are masked in linear time', () => {
    const errors = 'a'.repeat(3_000_000);
    const began = performance.now();
    read({...ACTION, errors: `${errors} ${'@'.repeat(1_000_000)}`}, {modes: {}});
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('what the program that sent the action has written', () => {
  test('keeps its digits, and its dates become UTC', () => {
    const {row, problems} = read({
      ...ACTION,
      line: 39_751_459_711_155,
      shipping_date: '2026-02-28T14:35:07+01:00',
      delivery_date: '2026-03-01',
      weight: '1.50',
      declared_value: 12.1,
      refund_quantity: '2',
      refund_shipping: true,
      refund_taxes: '1.20',
      charges: false,
      delay: 3,
    });
    expect(row).toMatchObject({
      marketplace_order_line_id: '39751459711155',
      shipping_date: '2026-02-28T13:35:07.000000Z',
      delivery_date: '2026-03-01T00:00:00.000000Z',
      weight: '1.5',
      declared_value: '12.1',
      refund_quantity: 2,
      refund_shipping: 'true',
      refund_taxes: '1.20',
      charges: 'false',
      delay: '3',
    });
    expect(problems).toEqual([]);
  });

  test('never stops the run: each bad value is null and reported as the sender’s', () => {
    const bad = {shipping_date: 'tomorrow', weight: '2 kg', refund_quantity: 'two', queued: 'maybe', carrier: {id: 1}};
    const {row, problems} = read({...ACTION, ...bad});
    expect(Object.keys(bad).map((name) => row[name])).toEqual([null, null, null, null, null]);
    expect(problems.map(({column}) => column).sort()).toEqual(Object.keys(bad).sort());
    for (const problem of problems)
      expect(problem).toMatchObject({isFromUser: true, actionId: '123456789', marketplace: 'amazon_de'});
  });
});

describe("Lengow's own values", () => {
  test.each<[string, string, number | string]>([
    ['a number', '5', 5],
    ['a text of digits', '" 123456789 "', 123_456_789],
    ['more digits than JavaScript has', '12345678901234567890', '12345678901234567890'],
  ])('the id is %s', (_, json, id) => {
    expect(read({...ACTION, ...(parseExactly(`{"id": ${json}}`) as Raw)}).row.action_id).toBe(id);
  });

  test.each<[string, object]>([
    ['action_id', {id: 'abc'}],
    ['action_id', {id: null}],
    ['action_id', {id: [1]}],
    ['account_id', {account_id: 'x'}],
  ])('an invalid %s, as in %j, leaves no row and may stop the run', (column, change) => {
    const {rows, problems} = read({...ACTION, ...change});
    expect(rows).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({column})]);
    expect(problems[0]).not.toHaveProperty('isFromUser', true);
  });

  test('an invalid created_at is null and may stop the run', () => {
    const {row, problems} = read({...ACTION, created_at: 'yesterday'});
    expect(row.created_at).toBeNull();
    expect(problems).toEqual([expect.objectContaining({column: 'created_at', isFromUser: undefined})]);
  });

  test('an action without an account belongs to that of the login', () => {
    expect(read({...ACTION, account_id: null}).row.account_id).toBe(7);
  });
});

test('extra has the members that have no column, as JSON, and nothing else', () => {
  const more = {gift: {to: 'x'}, [`new_${'member'}`]: null, line: 'L1', errors: 'E'};
  expect(read({...ACTION, ...more}).row.extra).toBe('{"gift":{"to":"x"},"new_member":null}');
  const {row, problems} = read({...ACTION, gift: DEEP});
  const expected = canBeWritten ? [JSON.stringify({gift: DEEP}), []] : [null, ['extra']];
  expect([row.extra, problems.map(({column}) => column)]).toEqual(expected);
});

describe('personal data', () => {
  const personal = {
    tracking_number: ' T 1 ',
    comment: 'Ring twice',
    from_address_name: 'Ann',
    from_address_mail: 'A@b.example',
    from_address_phone: '(+33) 6 12',
    from_address_city: 'Nice',
  };

  test('is hashed by class', () => {
    expect(read({...ACTION, ...personal}, {modes: {all: 'hash'}}).row).toMatchObject({
      tracking_number: keyedHash('parcel', 't 1'),
      comment: null,
      from_address_name: keyedHash('identity', 'ann'),
      from_address_mail: keyedHash('contact', 'a@b.example'),
      from_address_phone: keyedHash('contact', '+33612'),
      from_address_city: keyedHash('address', 'nice'),
      extra: null,
    });
  });

  test('but for the parcel is null six months after the action was created, and all of it in erased orders', () => {
    const old = {...ACTION, ...personal, created_at: '2025-08-01T00:00:00Z'};
    expect(read(old).row).toMatchObject({tracking_number: ' T 1 ', comment: null, from_address_name: null});
    const young = {...ACTION, ...personal};
    expect(read(young).row.from_address_name).toBe('Ann');
    const isErased = (marketplace: string, id: string) => marketplace === 'amazon_de' && id === '306-1';
    expect(read(young, {isErased}).row).toMatchObject({tracking_number: null, from_address_name: null});
  });
});
