// `plan` as a user runs it: its units, read one after another by the built tap, load everything.

import {checked, runOn} from '../helpers/checked-run.ts';
import {lastState} from '../helpers/messages.ts';
import {Tables} from '../helpers/tables.ts';
import {runProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {differences} from '../helpers/truth.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const start = '2020-01-01';

test('the units, read in any order, load everything, and their states merge into one range', async () => {
  await using sandbox = await startSandbox({shop: createShop({orders: 900, seed: 'plan', ties: [120]})});
  using folder = temporaryFolder();
  const plan = await runOn(sandbox, {
    config: {start_date: start},
    args: ['plan', '--units', '4', '--newest-first'],
    env: {LOG_LEVEL: 'info'},
  });
  expect(plan.code).toBe(0);
  expect(plan.log).toEqual([
    expect.stringMatching(
      /^INFO Account 155: 900 orders in 4 units of about 225; \d+ requests\. Less than a minute at 300 requests a minute, regardless of the number of processes: run the units of one account one at a time\. Only one unit should read marketplace: run the others with --deselect marketplace\.$/,
    ),
  ]);
  const tables = new Tables();
  const states: string[] = [];
  for (const [index, line] of plan.stdout.trim().split('\n').entries()) {
    const {unit, config} = JSON.parse(line);
    const others = index === 0 ? [] : ['--deselect', 'marketplace'];
    const args = ['--config', folder.write('unit.json', JSON.stringify(config)), ...others];
    const {code, stdout} = await runOn(sandbox, {args});
    expect(code).toBe(0);
    tables.load(stdout);
    states.push(folder.write(`${unit}.state`, JSON.stringify(lastState(stdout))));
  }
  expect(differences(tables, sandbox.shop.truth(), {all: false})).toEqual([]);
  const merged = await runProgram({args: ['state', 'merge', ...states]});
  const {claims} = JSON.parse(merged.stdout).bookmarks.order;
  expect([merged.code, claims]).toEqual([0, expect.stringMatching(/^2020-01-01T00:00:00.000000Z\/\S+$/)]);
});

test('says that there are no orders to read, and exits with 0', async () => {
  await using sandbox = await startSandbox({shop: createShop({orders: 0})});
  const {code, stdout, log} = await runOn(sandbox, {args: ['plan'], env: {LOG_LEVEL: 'info'}});
  expect([code, stdout, log]).toEqual([
    0,
    '',
    [expect.stringMatching(/^INFO Account 155: no orders to read, so no units; \d+ requests$/)],
  ]);
});

test('says why there are fewer units, and mentions streams and time only if needed', async () => {
  await using sandbox = await startSandbox({shop: createShop({orders: 400, ties: [400], unlisted: 0})});
  const {log, stdout} = await runOn(sandbox, {
    args: ['plan', '--units=3', '--deselect', 'marketplace'],
    env: {LOG_LEVEL: 'info'},
  });
  expect(stdout.split('\n').length).toBe(2);
  expect(log.at(-1)).toMatch(
    /^INFO Account 155: 400 orders in 1 unit; \d+ requests\. Fewer units than 3, because many orders share one second, which cannot be divided\. Less than a minute at 300 requests a minute, .* one at a time\.$/,
  );
});

test.each([
  [['--units', '0'], '--units must be a whole number from 1 to 1,000'],
  [['--units', '1001'], '--units must be a whole number from 1 to 1,000'],
  [['--units', '2.5'], '--units must be a whole number from 1 to 1,000'],
  [['--units', '2', '--units', '3'], '--units was given 2 times'],
  [['--orders-per-unit', '9999'], '--orders-per-unit must be a whole number of at least 10,000'],
  [['--units', '2', '--orders-per-unit', '20000'], '--units and --orders-per-unit cannot be combined'],
  [['--unit', '2'], 'unknown argument; did you mean --units?'],
])('%j is an error in the input', async (args, message) => {
  const {code, stdout, lastLine} = checked(await runProgram({args: ['plan', ...args]}));
  expect([code, stdout]).toEqual([2, '']);
  expect(lastLine).toContain(message);
});
