// SIGKILL in the middle of a run that reads API V2: whatever the target has saved by then, a run that resumes from its
// state completes the tables.
// Completeness: C7

import {killedAfter} from '../helpers/killed.ts';
import {type Json, runProgram} from '../helpers/tap.ts';
import {FAMILIES} from '../helpers/target-families.ts';
import {configOf, expected, loaded, openShop} from '../helpers/v2.ts';
import {random} from '../sandbox/random.ts';

// The output is several times as large as what a pipe holds, so a run cannot end before it is killed.
const ORDERS = 800;
const LINES = 900;

/** The lines that a target has read when it has seen some of them and the tap has been killed. */
async function killed(config: Json, after: number): Promise<string[]> {
  const {lines, code} = await killedAfter(after, {config});
  expect(code).toBeNull();
  return lines;
}

describe.each(['xml', 'json'])('reading %s', (format) => {
  test.each(Object.entries(FAMILIES))('a target that %s has all rows after the next run', async (name, family) => {
    await using sandbox = await openShop(ORDERS);
    const config = configOf(sandbox, {v2_format: format});
    const held = family(await killed(config, 1 + random(format, name).int(LINES)));
    const {code, stdout} = await runProgram({config, state: held.state});
    expect([code, loaded([...held.lines, stdout].join('\n'))]).toEqual([0, expected(sandbox)]);
  });
});
