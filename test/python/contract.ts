// Runs tests of the contract with an installed command instead of the built program.

import assert from 'node:assert/strict';
import {step} from '../meltano/step.ts';
import {run} from './run.ts';

const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];

/** Tests of what a command that stands before the program could change. */
const FILES = ['discover', 'input-odd', 'signals', 'signals-pipe'];

/** @param tap the path of the command */
export async function contract(tap: string, PATH: string): Promise<void> {
  await step('contract: catalog, odd input, exit codes, signals, pipes', async () => {
    const tests = FILES.map((file) => `dist/test/contract/${file}.test.js`);
    const report = await run(process.execPath, [...JEST, '--json', ...tests], {env: {PATH, TEST_INSTALLED: tap}});
    const {numPassedTests: passed, numTotalTests: total, testResults: files} = JSON.parse(report);
    process.stdout.write(`        ${passed} of ${total} tests passed\n`);
    assert.deepEqual([passed, files.length], [total, FILES.length]);
  });
}
