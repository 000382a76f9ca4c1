// Runs `read` in this process, against a sandbox without sockets.

import {readConfigured} from '../../../tap/airbyte/configured.ts';
import {readStreamStates} from '../../../tap/airbyte/given-state.ts';
import {AirbyteMessages} from '../../../tap/airbyte/run-messages.ts';
import {permittedStreams} from '../../../tap/commands/permitted.ts';
import {runTap} from '../../../tap/commands/sync.ts';
import {InputError} from '../../../tap/errors.ts';
import {able} from '../../../tap/run/feeds.ts';
import type {Checked} from '../../../values/fault.ts';
import type {Sandbox} from '../../sandbox/index.ts';
import {type InsideRun, runInside} from '../inside.ts';
import type {Json} from '../tap.ts';
import type {Configured} from './configured.ts';

type Read = {readonly config: Json; readonly catalog: Configured; readonly states?: readonly object[]};

export const readInside = (sandbox: Sandbox, {config, catalog, states = []}: Read): Promise<InsideRun> =>
  runInside(sandbox, {
    config,
    work: (given, services) => {
      const chosen = soundOf(readConfigured(catalog, {where: 'catalog', apiVersion: 'v3'}));
      const streams = permittedStreams(chosen, given.config, services.log);
      const names = able('resume', streams).map(({name}) => name);
      const input = {...given, streams, state: soundOf(readStreamStates(states, {where: 'state', streams: names}))};
      return runTap(input, services, new AirbyteMessages(input, services.runtime.now));
    },
  });

function soundOf<T>({value, faults}: Checked<T>): T {
  if (value === undefined) throw InputError.of(faults);
  return value;
}
