// Lines on stderr: their level, the live line, and the secrets that they must not contain.

import {asJson, type Format} from '../../tap/log/lines.ts';
import {Log} from '../../tap/log/log.ts';

function logOf({level, isTerminal = false, format}: {level?: string; isTerminal?: boolean; format?: Format} = {}) {
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const log = new Log({write, level, isTerminal, now: () => 1_764_000_000_125, ...(format && {format})});
  return {log, text: () => written};
}

const all = (log: Log) => {
  log.debug('a');
  log.info('b');
  log.warning('c');
  log.error('d');
  log.critical('e');
};

test.each<[string | undefined, string]>([
  [undefined, 'INFO b\nWARNING c\nERROR d\nCRITICAL e\n'],
  ['debug', 'DEBUG a\nINFO b\nWARNING c\nERROR d\nCRITICAL e\n'],
  ['WARNING', 'WARNING c\nERROR d\nCRITICAL e\n'],
  ['critical', 'CRITICAL e\n'],
  ['loud', 'INFO b\nWARNING c\nERROR d\nCRITICAL e\n'],
])('level %s', (level, expected) => {
  const {log, text} = logOf({...(level !== undefined && {level})});
  all(log);
  expect(text()).toBe(expected);
});

test('every line of a message starts with its level', () => {
  const {log, text} = logOf();
  log.critical('one\ntwo');
  expect(text()).toBe('CRITICAL one\nCRITICAL two\n');
});

test('metrics are logged only when stderr is not a terminal', () => {
  const metric = {type: 'counter', metric: 'record_count', value: 3, tags: {endpoint: 'order'}} as const;
  const [machine, person] = [logOf(), logOf({isTerminal: true})];
  machine.log.metric(metric);
  person.log.metric(metric);
  expect(machine.text()).toBe(`INFO METRIC: ${JSON.stringify(metric)}\n`);
  expect(person.text()).toBe('');
});

test('the live line is erased before any other line, and drawn only on terminals', () => {
  const {log, text} = logOf({isTerminal: true});
  log.live('50 orders');
  log.live('50 orders');
  log.info('done');
  log.info('bye');
  expect(text()).toBe('\r\x1b[K50 orders\r\x1b[KINFO done\nINFO bye\n');
  const quiet = logOf({isTerminal: true, level: 'error'});
  quiet.log.live('50 orders');
  const machine = logOf();
  machine.log.live('50 orders');
  expect([quiet.text(), machine.text()]).toEqual(['', '']);
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

  test('lines on a terminal are the same as elsewhere', () => {
    const {log, text} = logOf({format: asJson, isTerminal: true});
    log.live('50 orders');
    expect(text()).toBe('');
    log.metric(timer);
    expect(JSON.parse(text())).toMatchObject({metric_info: timer});
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
