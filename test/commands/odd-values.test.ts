// Each value of an absurd size or shape causes one error and no stack trace.
// Reliability: Odd values in the input
// Tried: objects, deep arrays and long strings as settings
// Must: exit 2 or accepted, never a stack

import {loadInput} from '../../tap/commands/input.ts';
import {InputError} from '../../tap/errors.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

const CONFIG = {access_token: 'token', secret: 's3cr3t'};

/** Returns the warnings if the files are accepted, and the error message otherwise. */
function messages(given: {readonly config?: object; readonly catalog?: object; readonly state?: object}): string {
  using folder = temporaryFolder();
  const write = (name: string, content: object | undefined) =>
    content && folder.write(`${name}.json`, JSON.stringify(content));
  const files = {
    configs: [folder.write('config.json', JSON.stringify({...CONFIG, ...given.config}))],
    catalog: write('catalog', given.catalog),
    state: write('state', given.state),
    patterns: {select: [], deselect: []},
  };
  const warnings: string[] = [];
  const log = {info: () => {}, conceal: () => {}, warning: (message: string) => void warnings.push(message)};
  try {
    loadInput(files, {env: {}, folder: folder.path, log});
    return warnings.join('\n');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message;
  }
}

test('a URL with 300,000 slashes is parsed in linear time', () => {
  const started = Date.now();
  expect(messages({config: {api_url: `https://a.example/${'/'.repeat(300_000)}x`}})).toBe('');
  expect(Date.now() - started).toBeLessThan(3000);
});

const ODD = {toString: 1, valueOf: 1};

test.each(['access_token', 'account_id', 'marketplaces', 'start_date', 'lookback_days', 'stream_prefix', 'api_url'])(
  'an object whose toString is not a function, as %s',
  (key) => {
    expect(messages({config: {[key]: ODD}})).toMatch(new RegExp(`: /${key} is an object; expected `));
    expect(messages({config: {[key]: [ODD]}})).toMatch(
      new RegExp(`: /${key}(?: is an array|/0 is an object); expected `),
    );
  },
);

test('an object whose toString is not a function, in a breadcrumb', () => {
  const metadata = [{breadcrumb: ['properties', ODD], metadata: {selected: true}}];
  const catalog = {streams: [{tap_stream_id: 'order', schema: {properties: {}}, metadata}]};
  expect(messages({catalog})).toMatch(/\/streams\/0\/metadata\/0\/breadcrumb is not a path/);
});

test('an object whose toString is not a function, as a bookmark', () => {
  expect(messages({state: {bookmarks: {order: {updated_at: ODD}}}})).toMatch(
    /\/updated_at is an object; expected a date/,
  );
  expect(messages({state: {bookmarks: ODD}})).toMatch(/\/bookmarks has toString, valueOf but not order/);
});
