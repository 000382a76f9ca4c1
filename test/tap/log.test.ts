// Lines on stderr: their level, the live line, and what they must not show.

import {Log} from '../../tap/log.ts';

function logOf({level, isTerminal = false}: {level?: string; isTerminal?: boolean} = {}) {
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  return {log: new Log({write, level, isTerminal}), text: () => written};
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

test('every line of a message has its level', () => {
  const {log, text} = logOf();
  log.critical('one\ntwo');
  expect(text()).toBe('CRITICAL one\nCRITICAL two\n');
});

test('metrics are for machines', () => {
  const metric = {type: 'counter', metric: 'record_count', value: 3, tags: {endpoint: 'order'}} as const;
  const [machine, person] = [logOf(), logOf({isTerminal: true})];
  machine.log.metric(metric);
  person.log.metric(metric);
  expect(machine.text()).toBe(`INFO METRIC: ${JSON.stringify(metric)}\n`);
  expect(person.text()).toBe('');
});

test('the live line is gone before any other, and drawn on terminals alone', () => {
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

test('keys are not shown; a key that is too short to be one hides no words', () => {
  const {log, text} = logOf();
  log.conceal(['key-12345678', 'a']);
  log.warning('the account has no key-12345678 any more');
  expect(text()).toBe('WARNING the account has no *** any more\n');
});
