// Writes STATE messages, and notes the last one that stdout has accepted.

import type {State} from '../../state/state.ts';
import {stateLine} from '../singer/messages.ts';
import type {Services} from './context.ts';

type Where = Pick<Services, 'output' | 'facts' | 'signal'>;

/** @param rest the lines that follow */
export const writeState = (state: State, {output, facts, signal}: Where, rest = ''): Promise<void> =>
  output.write(stateLine(state) + rest, signal, () => {
    facts.after = state;
  });

/** Ends the run with a state, even after a failure. */
export const writeLastState = (state: State, {output, facts}: Where): void =>
  output.last(stateLine(state), () => {
    facts.after = state;
  });
