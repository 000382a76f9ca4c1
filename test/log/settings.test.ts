// The log settings from the environment.

import {asJson, asText} from '../../tap/log/lines.ts';
import {logSettings} from '../../tap/log/settings.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

test.each<[string, string]>([
  ['debug', 'DEBUG'],
  ['Info', 'INFO'],
  ['warn', 'WARNING'],
  [' WARN ', 'WARNING'],
  ['warning', 'WARNING'],
  ['error', 'ERROR'],
  ['FATAL', 'CRITICAL'],
  ['critical', 'CRITICAL'],
  ['trace', 'DEBUG'],
  ['verbose', 'DEBUG'],
  ['NOTSET', 'DEBUG'],
  ['silent', 'CRITICAL'],
])('LOG_LEVEL=%s is %s', (name, level) => {
  expect(logSettings({LOG_LEVEL: name})).toMatchObject({level, warnings: []});
});

test.each(['loud', '30', 'constructor', 'INFO,DEBUG'])('LOG_LEVEL=%s is ignored with a warning', (name) => {
  const {level, warnings} = logSettings({LOG_LEVEL: name});
  expect(level).toBeUndefined();
  expect(warnings).toEqual([
    'LOG_LEVEL is not a log level and is ignored; set it to DEBUG, INFO, WARNING, ERROR or CRITICAL',
  ]);
});

test("the tap's own variable takes precedence, and a blank variable counts as unset", () => {
  expect(logSettings({TAP_LENGOW_LOG_LEVEL: 'error', LOG_LEVEL: 'loud'})).toMatchObject({level: 'ERROR', warnings: []});
  expect(logSettings({TAP_LENGOW_LOG_LEVEL: ' ', LOG_LEVEL: 'warn'})).toMatchObject({level: 'WARNING'});
  expect(logSettings({TAP_LENGOW_LOG_LEVEL: 'x', LOG_LEVEL: 'warn'}).warnings).toEqual([
    expect.stringMatching(/^TAP_LENGOW_LOG_LEVEL is not a log level/),
  ]);
});

test('metrics have their own log level', () => {
  expect(logSettings({})).toMatchObject({level: undefined, metricsLevel: undefined, warnings: []});
  const env = {LOG_LEVEL: 'warn', TAP_LENGOW_METRICS_LOG_LEVEL: 'info'};
  expect(logSettings(env)).toMatchObject({level: 'WARNING', metricsLevel: 'INFO'});
  expect(logSettings({TAP_LENGOW_METRICS_LOG_LEVEL: 'yes'}).warnings).toEqual([
    expect.stringMatching(/^TAP_LENGOW_METRICS_LOG_LEVEL is not a log level/),
  ]);
});

test("the level in Meltano's logging config is also read", () => {
  using folder = temporaryFolder();
  const formatters = {singer_formatter: {'()': 'singer_sdk.logging.StructuredFormatter'}};
  const path = folder.write('log.json', JSON.stringify({formatters, root: {level: 'WARN'}}));
  expect(logSettings({SINGER_SDK_LOG_CONFIG: path})).toMatchObject({level: 'WARNING', format: asJson, warnings: []});
  expect(logSettings({SINGER_SDK_LOG_CONFIG: path, LOG_LEVEL: 'info', TAP_LENGOW_LOG_FORMAT: 'text'})).toMatchObject({
    level: 'INFO',
    format: asText,
  });
});
