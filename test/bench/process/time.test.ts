// What counts towards the cost of a command.

import {time} from './time.ts';

test('the cost of a command includes its child processes, but not the program that reads its output', async () => {
  const spin =
    'for (let used = 0; used < 300_000; ) { const {user, system} = process.cpuUsage(); used = user + system; }';
  const child = `require("child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(spin)}])`;
  const mine = await time({argv: [process.execPath, '-e', child]});
  expect(mine.code).toBe(0);
  expect(mine.cpuMs).toBeGreaterThan(300);
  const theirs = await time({argv: ['true']}, `node -e '${spin}'`);
  expect(theirs.cpuMs).toBeLessThan(100);
});
