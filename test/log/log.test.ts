// Lines on stderr: their level, the live line, and the secrets that they must not contain.
// Reliability: Control characters
// Tried: escape sequences, line separators, direction marks in text from the API
// Must: they are escaped in both formats

import type {Level} from '../../tap/log/levels.ts';
import {asJson} from '../../tap/log/lines.ts';
import {LiveLine} from '../../tap/log/live-line.ts';
import {Log} from '../../tap/log/log.ts';

function logOf({isWatched = false, ...options}: Partial<ConstructorParameters<typeof Log>[0]> = {}) {
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const log = new Log({write, isWatched, now: () => 1_764_000_000_125, ...options});
  return {log, text: () => written};
}

const all = (log: Log) => {
  log.debug('a');
  log.info('b');
  log.warning('c');
  log.error('d');
  log.critical('e');
};

test.each<[Level | undefined, string]>([
  [undefined, 'INFO b\nWARNING c\nERROR d\nCRITICAL e\n'],
  ['DEBUG', 'DEBUG a\nINFO b\nWARNING c\nERROR d\nCRITICAL e\n'],
  ['WARNING', 'WARNING c\nERROR d\nCRITICAL e\n'],
  ['CRITICAL', 'CRITICAL e\n'],
])('level %s', (level, expected) => {
  const {log, text} = logOf({level});
  all(log);
  expect(text()).toBe(expected);
});

test('every line of a message starts with its level', () => {
  const {log, text} = logOf();
  log.critical('one\ntwo');
  expect(text()).toBe('CRITICAL one\nCRITICAL two\n');
});

test('control characters are escaped, except that a line feed starts a new line of the message', () => {
  const {log, text} = logOf();
  log.warning('a\x1b[2Jb\r\tc\x00\x7f\x9bd\u2028e\u202ef\ng');
  expect(text()).toBe('WARNING a\\u001b[2Jb\\u000d\\u0009c\\u0000\\u007f\\u009bd\\u2028e\\u202ef\nWARNING g\n');
});

test.each<[string, Partial<ConstructorParameters<typeof Log>[0]>, boolean]>([
  ['by default', {}, true],
  ['unless a user is watching', {isWatched: true}, false],
  ['except at higher log levels', {level: 'WARNING'}, false],
  ['while a user is watching, if requested', {isWatched: true, metricsLevel: 'INFO'}, true],
  ['alone', {level: 'CRITICAL', metricsLevel: 'DEBUG'}, true],
  ['unless only metrics are turned off', {level: 'DEBUG', metricsLevel: 'WARNING'}, false],
])('metrics are logged %s', (_when, options, areLogged) => {
  const metric = {type: 'counter', metric: 'record_count', value: 3, tags: {endpoint: 'order'}} as const;
  const {log, text} = logOf(options);
  log.metric(metric);
  expect(text()).toBe(areLogged ? `INFO METRIC: ${JSON.stringify(metric)}\n` : '');
});

const SIZE = {columns: 40, rows: 10};
/** Escape sequences that save the cursor, clear row 10 and restore the cursor. */
const CLEARED = '\x1b7\x1b[10;1H\x1b[2K\x1b8';

test('the live line is cleared before any other output, and its row is released at the end', () => {
  const {log, text} = logOf({isWatched: true, liveLine: new LiveLine(() => SIZE)});
  log.live(['50 orders']);
  const drawn = text();
  expect(drawn).toContain('50 orders');
  log.live(['50 orders']);
  log.info('done');
  log.info('bye');
  log.endLive();
  log.live(['60 orders']);
  expect(text().slice(drawn.length)).toBe(`${CLEARED}INFO done\nINFO bye\n\x1b7\x1b[r\x1b[10;1H\x1b[2K\x1b8`);
});

test('there is no live line at log levels above INFO', () => {
  const {log, text} = logOf({isWatched: true, level: 'WARNING', liveLine: new LiveLine(() => SIZE)});
  log.live(['50 orders']);
  log.endLive();
  expect([text(), log.isLive]).toEqual(['', false]);
});

test('secrets are masked; a value that is too short to be a secret is not', () => {
  const {log, text} = logOf();
  log.conceal(['key-12345678', 'a']);
  log.warning('the account has no key-12345678 any more');
  expect(text()).toBe('WARNING the account has no *** any more\n');
});

test('a bug is logged with its stack trace', () => {
  const {log, text} = logOf();
  log.bug('Report it.', Object.assign(new Error('x'), {stack: 'Error: x\n    at f (a.js:1:2)'}));
  expect(text()).toBe('CRITICAL Report it. Error: x\nCRITICAL     at f (a.js:1:2)\n');
});

describe('as JSON', () => {
  /** The keys that the SDK's StructuredFormatter writes in every line. */
  const common = {
    pid: process.pid,
    logger_name: 'tap-lengow',
    ts: 1_764_000_000.125,
    thread_name: 'MainThread',
    app_name: 'tap-lengow',
    stream_name: null,
    extra: {},
  };
  const metric = {type: 'counter', metric: 'record_count', value: 3, tags: {endpoint: 'order'}} as const;
  const timer = {type: 'timer', metric: 'job_duration', value: 1.5, tags: {status: 'failed'}} as const;

  test.each<[string, (log: Log) => void, object]>([
    ['a warning', (log) => log.warning('b'), {level: 'warning', message: 'b'}],
    ['an error', (log) => log.error('c'), {level: 'error', message: 'c'}],
    ['several errors', (log) => log.critical('d\ne'), {level: 'critical', message: 'd\ne'}],
    [
      "a stream's record count",
      (log) => log.metric(metric),
      {level: 'info', message: 'METRIC', stream_name: 'order', metric_info: metric},
    ],
    ['a duration', (log) => log.metric(timer), {level: 'info', message: 'METRIC', metric_info: timer}],
    [
      'a thrown value that is not an error',
      (log) => log.bug('f', 5),
      {level: 'critical', message: 'f', exception: {type: 'number', module: 'tap-lengow', message: '5'}},
    ],
  ])('%s is logged as one line', (_what, tell, expected) => {
    const {log, text} = logOf({format: asJson});
    tell(log);
    expect(text()).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(text())).toEqual({...common, ...expected});
  });

  test('a bug is logged as an exception with its cause and traceback, innermost call last', () => {
    const {log, text} = logOf({format: asJson});
    const cause = Object.assign(new Error('y'), {stack: 'Error: y'});
    const stack = 'TypeError: x\n    at async f (file:///a b/c.js:10:20)\n    at file:///d.js:3:4\n    at <anonymous>';
    log.bug('Report it.', Object.assign(new TypeError('x', {cause}), {stack}));
    expect(JSON.parse(text()).exception).toEqual({
      type: 'TypeError',
      module: 'tap-lengow',
      message: 'x',
      traceback: [
        {filename: 'file:///d.js', function: '', lineno: 3, line: ''},
        {filename: 'file:///a b/c.js', function: 'async f', lineno: 10, line: ''},
      ],
      cause: {type: 'Error', module: 'tap-lengow', message: 'y', traceback: []},
    });
  });

  test('control characters are escaped without changing the JSON value', () => {
    const {log, text} = logOf({format: asJson});
    log.warning('a\x1b[2J\x7f\x9b\u2028b\nc');
    expect(text()).toMatch(/^[\x20-\x7e]+\n$/);
    expect(JSON.parse(text()).message).toBe('a\x1b[2J\x7f\x9b\u2028b\nc');
  });

  test('secrets are masked, even one that JSON escapes', () => {
    const {log, text} = logOf({format: asJson});
    const key = 'key-"\\12345678';
    log.conceal([key]);
    log.bug(`with ${key}`, Object.assign(new Error(key), {stack: `    at f (${key}.js:1:2)`}));
    log.metric({...timer, tags: {endpoint: key}});
    expect(text()).not.toContain('12345678');
    expect(text().match(/\*\*\*/g)).toHaveLength(4);
  });
});
