// How a simulated run is given its state, and how its lines are read.

import type {State} from '../../../state/state.ts';
import type {Messages} from '../../../tap/run/messages.ts';
import type {Given} from '../tap.ts';
import type {Message} from '../target/message.ts';

export type Protocol = {
  readonly state: State;
  /** What turns what the run says into lines. Without it, the lines are Singer's. */
  readonly messages?: (run: Pick<Given, 'streams' | 'state' | 'runtime'>) => Messages;
  readonly parse: (line: string) => readonly Message[];
  /** What is wrong with the lines of a run that succeeded. */
  readonly faults: () => readonly string[];
};
