// Singer's protocol: one state for all streams.

import {readState} from '../../../state/read.ts';
import type {State} from '../../../state/state.ts';
import {stateOf} from '../audit/auditors.ts';
import type {Plan} from '../plan.ts';
import {type Known, parse} from '../target/message.ts';
import {prefixed} from '../target/prefix.ts';
import type {Protocol} from './protocol.ts';

export function singer({reading, config, streams}: Plan, known: Known): Protocol {
  const names = streams.map(({name}) => name);
  const {value} = readState(prefixed(stateOf(reading.input), config.streamPrefix), {where: 'state', streams: names});
  return {
    // The state was written by the engine itself, so its type is correct.
    state: value as State,
    parse: (line) => [parse(line, known)],
    faults: () => [],
  };
}
