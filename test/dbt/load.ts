// Loads a shop's tables with the built tap and a real target.

import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {configFor, type TapOptions} from '../helpers/tap.ts';
import type {Sandbox} from '../sandbox/index.ts';
import {programPath} from '../targets/environments.ts';
import {runPipe} from '../targets/pipe.ts';
import type {Warehouse} from './warehouse.ts';

/** What the tap gets, without what is needed to reach the sandbox. */
export type Given = Pick<TapOptions, 'config' | 'catalog' | 'args'>;

/** @throws if the tap or the target fails, with what they said */
export async function load(sandbox: Sandbox, {target, place}: Warehouse, {config, ...given}: Given): Promise<void> {
  const {environment, program, config: settings} = target;
  const path = join(place.folder, `${program}.json`);
  mkdirSync(place.folder, {recursive: true});
  writeFileSync(path, JSON.stringify(settings?.(place)));
  const options = {...given, config: configFor(sandbox, config ?? {}), env: {TAP_LENGOW_LOG_LEVEL: 'ERROR'}};
  const stage = {path: programPath(environment, program), args: ['--config', path], cwd: place.folder};
  const {code, targetCode, said} = await runPipe(options, [stage], (line) => [line]);
  if (code !== 0 || targetCode !== 0)
    throw new Error(`the tap exited with ${code}, ${program} with ${targetCode}: ${said}`);
}
