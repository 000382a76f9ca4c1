// What --test and a plain run share: the user's files and, but for --test=schema, a source to read from.

import {select} from '../../catalog/select.ts';
import type {SelectedStream} from '../../catalog/types.ts';
import type {Config} from '../../config/read.ts';
import {loadConfig} from '../../config/read.ts';
import {readState} from '../../state/read.ts';
import type {State} from '../../state/state.ts';
import type {Command, Files} from '../cli.ts';
import {AuthError, InputError} from '../errors.ts';
import {loadJsonFile} from '../files.ts';
import type {Log} from '../log/log.ts';
import {Progress} from '../log/progress.ts';
import {keepHeapSmall} from '../process/heap.ts';
import {realWorld} from '../process/runtime.ts';
import type {Output} from '../process/stdout.ts';
import {sync} from '../run/run.ts';
import {openSource} from '../run/source.ts';
import {schemaLines} from '../singer/header.ts';
import {stateLine} from '../singer/messages.ts';
import {loadStateFile} from '../state-file.ts';
import {check} from './test.ts';

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
