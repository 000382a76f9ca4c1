// What a command cost.

import {time} from './time.ts';

test("a command's cost is its own and its children's, and not that of whoever takes its output", async () => {
  const spin =
    'for (let used = 0; used < 300_000; ) { const {user, system} = process.cpuUsage(); used = user + system; }';
  const child = `require("child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(spin)}])`;
  const mine = await time({argv: [process.execPath, '-e', child]});
  expect(mine.code).toBe(0);
  expect(mine.cpuMs).toBeGreaterThan(300);
  const theirs = await time({argv: ['true']}, `node -e '${spin}'`);
  expect(theirs.cpuMs).toBeLessThan(100);
});
