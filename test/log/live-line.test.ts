// The text of the live line on terminals of different sizes, and the conditions for drawing it.

import {LiveLine, type Size} from '../../tap/log/live-line.ts';
import {type Situation, summaries} from '../../tap/log/summary.ts';
import {hasLiveLine, isWatchedTerminal} from '../../tap/log/terminal.ts';

const situation: Situation = {
  orders: 41_300,
  expected: 1_250_000,
  perSecond: 512.4,
  secondsLeft: 2358.7,
  waitingFor: 'the request budget',
};

/** The text in the last row, without the escape sequences around it. */
const drawn = (size: Size, forms: readonly string[]): string =>
  new LiveLine(() => size).draw(forms).split('\x1b[2K').at(-1)?.split('\x1b8')[0] ?? '';

test.each([
  [200, '41,300 of about 1,250,000 orders, 512 per second, 40 min left, waiting for the request budget'],
  [94, '41,300 of about 1,250,000 orders, 512 per second, 40 min left, waiting for the request budget'],
  [93, '41,300 of about 1,250,000 orders, 40 min left, waiting for the request budget'],
  [77, '41,300 of about 1,250,000 orders, waiting for the request budget'],
  [60, '41,300 orders, waiting for the request budget'],
  [40, 'waiting for the request budget'],
  [20, 'waiting for the req'],
  [11, ''],
])('on %i columns', (columns, text) => {
  expect(drawn({columns, rows: 24}, summaries(situation))).toBe(text);
});

test.each<[string, Partial<Situation>, string]>([
  [
    'before the number of orders is known',
    {orders: 0, expected: 0, perSecond: 0, secondsLeft: undefined},
    '0 orders, 0 per second',
  ],
  [
    'with more orders than expected',
    {orders: 7, expected: 5, secondsLeft: undefined},
    '7 of about 7 orders, 512 per second',
  ],
  [
    'with a little time left',
    {orders: 1, expected: 2, secondsLeft: 3.2},
    '1 of about 2 orders, 512 per second, 4 s left',
  ],
])('%s', (_when, change, text) => {
  expect(summaries({...situation, ...change, waitingFor: 'Lengow'})[0]).toBe(`${text}, waiting for Lengow`);
});

test("the live line's row is reserved once, and again after the terminal is resized", () => {
  let size = {columns: 80, rows: 24};
  const line = new LiveLine(() => size);
  expect(line.draw(['a'])).toBe('\x1bD\x1b[A\x1b7\x1b[1;23r\x1b8\x1b7\x1b[24;1H\x1b[2Ka\x1b8');
  expect(line.draw(['b'])).toBe('\x1b7\x1b[24;1H\x1b[2Kb\x1b8');
  expect(line.draw(['b'])).toBe('');
  size = {columns: 80, rows: 30};
  expect(line.redraw()).toBe('\x1b[J\x1bD\x1b[A\x1b7\x1b[1;29r\x1b8\x1b7\x1b[30;1H\x1b[2Kb\x1b8');
  expect(line.release()).toBe('\x1b7\x1b[r\x1b[30;1H\x1b[2K\x1b8');
  expect(line.release()).toBe('');
});

test('a terminal that becomes too small has no live line until it is larger again', () => {
  let size = {columns: 80, rows: 24};
  const line = new LiveLine(() => size);
  line.draw(['a']);
  size = {columns: 80, rows: 2};
  expect([line.redraw(), line.draw(['b'])]).toEqual(['\x1b[J', '']);
  size = {columns: 80, rows: 24};
  expect(line.redraw()).toContain('b');
});

test('resizing the terminal before any text is drawn reserves no row', () => {
  expect(new LiveLine(() => ({columns: 80, rows: 24})).redraw()).toBe('');
});

test.each([
  [0, 0],
  [80, 2],
])('nothing is drawn on a terminal with %i columns and %i rows', (columns, rows) => {
  const line = new LiveLine(() => ({columns, rows}));
  expect([line.draw(['a']), line.clear(), line.release()]).toEqual(['', '', '']);
});

const terminal = {isTTY: true};

test.each<[boolean, object, Record<string, string>]>([
  [true, terminal, {}],
  [true, terminal, {TERM: 'xterm-256color', CI: ''}],
  [true, terminal, {CI: 'false'}],
  [false, terminal, {CI: 'true'}],
  [false, terminal, {CI: '1'}],
  [false, terminal, {TERM: 'dumb'}],
  [false, {}, {TERM: 'xterm'}],
])('returns %s for stderr %j and environment %j', (expected, stderr, env) => {
  expect(isWatchedTerminal(stderr, env)).toBe(expected);
});

test('a live line requires that a user is watching stderr on a terminal and that stdout is not a terminal', () => {
  expect([hasLiveLine(true, {}), hasLiveLine(true, terminal), hasLiveLine(false, {})]).toEqual([true, false, false]);
});
