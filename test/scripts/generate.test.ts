// What is made from the schemas is as fresh as they are, and the generator says what is not.

import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {renewed} from '../../scripts/generate/readme.ts';
import {settingsTypes} from '../../scripts/generate/settings-types.ts';
import {staleFiles} from '../../scripts/generate.ts';

const SKELETON =
  '# x\n<!-- generated:config -->\nold\n<!-- /generated -->\nbetween\n<!-- generated:streams --><!-- /generated -->\nend\n';

test('the types of the settings are fresh', async () => {
  expect(readFileSync('config/generated/settings.ts', 'utf8')).toBe(await settingsTypes());
});

test('the tables of the README and the definition for Meltano Hub are fresh', async () => {
  expect(await staleFiles('.')).toEqual([]);
});

describe('the README', () => {
  const lines = renewed(SKELETON).split('\n');

  test('keeps all that is not generated', () => {
    expect(lines[0]).toBe('# x');
    expect(lines).toContain('between');
    expect(lines).not.toContain('old');
    expect(lines.slice(-3)).toEqual(['<!-- /generated -->', 'end', '']);
  });

  test('stays as it is when it is fresh', () => {
    expect(renewed(renewed(SKELETON))).toBe(renewed(SKELETON));
  });

  test.each([
    '| key | type | default | meaning |',
    "| `secret` | string | **required** | The account's secret, from Lengow's Settings > API. |",
    '| `invalid_values` | `fail`, `null` | `fail` | ',
    '| `start_date` | string | 24 months before the run | ',
    '| `stream_prefix` | string | none | ',
    '| `activate_version` | boolean | `false` | ',
    '### `order_tracking`',
    'INCREMENTAL on `updated_at` · key `account_id`, `marketplace`, `marketplace_order_id`, `tracking_number`',
    'FULL_TABLE · key `account_id`, `marketplace_code`',
    '| column | type | by default | meaning |',
    '| `account_id` (key) | integer | yes | ',
    '| `updated_at` | date-time | yes | ',
    '| `total_order` | number | yes | ',
    '| `sku` | string | no | ',
  ])('has the line %s', (line) => {
    expect(lines.some((one) => one.startsWith(line))).toBe(true);
  });

  test.each([
    ['<!-- generated:config -->', '<!-- generated:streams --><!-- /generated -->'],
    ['<!-- generated:streams -->', '<!-- generated:config --><!-- /generated -->'],
    ['<!-- /generated -->', '<!-- generated:config -->'],
  ])('without the marker %s is refused', (marker, readme) => {
    expect(() => renewed(readme)).toThrow(`README.md lacks the marker ${marker}`);
  });
});

describe('the generator', () => {
  const program = resolve('dist/scripts/generate.js');
  let folder = '';
  const run = (...args: string[]): {status: number | null; output: string} => {
    const {status, stdout, stderr} = spawnSync(process.execPath, [program, ...args], {cwd: folder, encoding: 'utf8'});
    return {status, output: stdout + stderr};
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tap-lengow-'));
    for (const path of ['config/generated', 'catalog/generated', 'meltano'])
      mkdirSync(join(folder, path), {recursive: true});
    cpSync('catalog/schemas', join(folder, 'catalog/schemas'), {recursive: true});
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  test('checks, writes, and is content', () => {
    writeFileSync(join(folder, 'README.md'), SKELETON);
    expect(run('--check')).toEqual({
      status: 1,
      output: expect.stringMatching(
        /settings\.ts is stale.*\n.*check-settings\.ts is stale.*\n.*streams\.ts is stale.*\n.*tap-lengow\.yml is stale.*\n.*README\.md is stale/,
      ),
    });
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(SKELETON);
    expect(run().status).toBe(0);
    expect(run('--check')).toEqual({status: 0, output: ''});
  });

  test('says that there is no README', () => {
    expect(run('--check')).toEqual({status: 1, output: expect.stringMatching(/README\.md is missing/)});
  });
});
