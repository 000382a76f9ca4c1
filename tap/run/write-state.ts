// Writes states, and notes the last one that stdout has accepted.

import type {State} from '../../state/state.ts';
import type {RunContext, Services} from './context.ts';
import type {Messages} from './messages.ts';

type Where = Pick<RunContext, 'output' | 'facts' | 'signal' | 'messages'>;

/** @param text the lines that say the state */
export const writeState = (
  state: State,
  {output, facts, signal, messages}: Where,
  text = messages.state(state),
): Promise<void> =>
  output.write(text, signal, () => {
    facts.after = state;
  });

/** Ends the run with a state, even after a failure. */
export const writeLastState = (
  state: State,
  {output, facts}: Pick<Services, 'output' | 'facts'>,
  messages: Messages,
): void =>
  output.last(messages.last(state), () => {
    facts.after = state;
  });
