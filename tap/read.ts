// What --test and a plain run share: the user's files and, but for --test=schema, a source to read from.

import {select} from '../catalog/select.ts';
import type {SelectedStream} from '../catalog/types.ts';
import type {State} from '../state/state.ts';
import {readState} from '../state/state.ts';
import {check} from './check.ts';
import type {Command, Files} from './cli.ts';
import type {Config} from './config.ts';
import {loadConfig} from './config.ts';
import {AuthError, InputError} from './errors.ts';
import {schemaLines} from './header.ts';
import {loadJsonFile} from './json-file.ts';
import type {Log} from './log.ts';
import {keepHeapSmall} from './memory.ts';
import {stateLine} from './messages.ts';
import type {Output} from './output.ts';
import {Progress} from './progress.ts';
import {openSource} from './source.ts';
import {loadStateFile} from './state-file.ts';
import {sync} from './sync.ts';
import {realWorld} from './world.ts';

type Reading = Extract<Command, {kind: 'sync' | 'test' | 'schema'}>;
type Means = {readonly log: Log; readonly output: Output; readonly signal: AbortSignal};

/** @throws TapError */
export async function read({kind, files}: Reading, {log, output, signal}: Means): Promise<void> {
  keepHeapSmall();
  const input = loadInput(files, log);
  if (kind === 'schema') return output.write(schemaLines(input.streams, input.config.streamPrefix), signal);
  const world = realWorld(() => output.waitedMs);
  const progress = new Progress(log, world.now);
  progress.begin();
  let succeeded = false;
  try {
    const source = await openSource(input, {world, listener: progress, signal}).catch((error) => {
      // A state that is passed on from run to run must not get lost because Lengow was out of reach.
      if (kind === 'sync' && !(error instanceof InputError || error instanceof AuthError))
        output.last(stateLine(input.state));
      throw error;
    });
    if (kind === 'test') await check({...input, source}, log);
    else await sync({...input, source}, {clock: world.now, log, progress, output, signal});
    succeeded = true;
  } finally {
    progress.end(succeeded);
  }
}

type Input = {readonly config: Config; readonly streams: readonly SelectedStream[]; readonly state: State};

/** @throws InputError with all faults, one a line. */
function loadInput({configs, catalog, state}: Files, log: Log): Input {
  const {config, warnings} = loadConfig(configs, process.env);
  log.conceal([config.accessToken, config.secret]);
  const selection = select(catalog === undefined ? undefined : loadJsonFile(catalog, 'catalog'));
  const names = selection.streams.filter(({id}) => id !== 'marketplace').map(({id}) => config.streamPrefix + id);
  const given = readState(state === undefined ? undefined : loadStateFile(state), names);
  const faults = [
    ...selection.faults.map((fault) => `${catalog}: ${fault}`),
    ...given.faults.map((fault) => `${state}: ${fault}`),
  ];
  if (faults.length > 0) throw new InputError(faults.join('\n'));
  for (const warning of [...warnings, ...selection.warnings, ...given.warnings]) log.warning(warning);
  return {config, streams: selection.streams, state: given.state};
}
