// Runs singer-check-tap in both of its modes: reading the tap's output, and running the tap itself twice.

import {execFile} from 'node:child_process';
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {ALL_VALUES} from '../helpers/full-catalog.ts';
import {configFor, PROGRAM} from '../helpers/tap.ts';
import {startSandbox} from '../sandbox/index.ts';
import {programPath} from './environments.ts';
import {nullableKeys} from './keys.ts';
import {runPipe} from './pipe.ts';
import {everything, newShop, type Setting} from './story.ts';

const CHECKER = programPath('singer-tools', 'singer-check-tap');

export async function check({folder, filter}: Setting): Promise<string[]> {
  mkdirSync(folder, {recursive: true});
  await using sandbox = await startSandbox({shop: newShop()});
  const config = configFor(sandbox, ALL_VALUES);
  const [passes, passedOn] = [filter(), [] as string[]];
  const listening = (line: string): readonly string[] => {
    const passed = passes(line);
    passedOn.push(...passed);
    return passed;
  };
  const options = {config, catalog: everything, env: {TAP_LENGOW_LOG_LEVEL: 'ERROR'}};
  const {targetCode, printed, said} = await runPipe(options, [{path: CHECKER, args: [], cwd: folder}], listening);
  const read = [...printed, said].join('\n');
  return [
    ...accepted(targetCode, read, 'what the tap wrote', 1),
    ...nullableKeys(passedOn),
    ...(await checksItself(folder, config)),
  ];
}

/**
 * singer-check-tap accepts the path of an executable. When the tap exits, the checker evaluates what its reader thread
 * has read so far, even if the thread is not done. The tap here therefore closes its stdout and then waits briefly.
 */
async function checksItself(folder: string, config: object): Promise<string[]> {
  const [tap, settings] = [join(folder, 'tap'), join(folder, 'config.json')];
  writeFileSync(
    tap,
    `#!/bin/sh\n'${process.execPath}' '${PROGRAM}' "$@"\nstatus=$?\nexec >&-\nsleep 2\nexit $status\n`,
  );
  chmodSync(tap, 0o755);
  writeFileSync(settings, JSON.stringify(config));
  const run = promisify(execFile)(CHECKER, ['--tap', tap, '--config', settings], {cwd: folder});
  const {code, text} = await run.then(
    ({stdout}) => ({code: 0, text: stdout}),
    ({code: failed, stdout, stderr}) => ({code: failed, text: `${stdout}${stderr}`}),
  );
  return accepted(code, text, 'the tap that it ran', 2);
}

function accepted(code: number | null, text: string, what: string, times: number): string[] {
  const found = text.split('The output is valid.').length - 1;
  if (code === 0 && found === times) return [];
  return [
    `singer-check-tap does not accept ${what}: exit code ${code}, ${text.trim().split('\n').slice(-3).join(' ').slice(-300)}`,
  ];
}
