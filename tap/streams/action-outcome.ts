// What has become of an action. Lengow's documentation calls every action that is not processed failed, but its own
// plugins wait for those without errors, and treat those with errors as refused even if they were processed.

import {errorsOf} from './action-errors.ts';
import type {Raw} from './stream.ts';
import {boolean} from './values.ts';

export type Outcome = 'queued' | 'sent' | 'done' | 'failed';

/** Null if Lengow does not say whether the action is queued or processed. */
export function outcomeOf(action: Raw): Outcome | null {
  const [queued, processed] = [boolean(action.queued), boolean(action.processed)];
  // Lengow retries a queued action, so an error may already have been recorded.
  if (queued === true) return 'queued';
  if (queued !== false || typeof processed !== 'boolean') return null;
  if (errorsOf(action) !== null) return 'failed';
  return processed ? 'done' : 'sent';
}
