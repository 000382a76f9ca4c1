// What becomes of an action: it is queued, perhaps tried again, sent to the marketplace, and done or refused there.

import type {Chance} from './chance.ts';

export type Stage = 'queued' | 'retried' | 'sent' | 'done' | 'refused' | 'refused later';

const NEXT: Readonly<Record<Stage, readonly Stage[]>> = {
  queued: ['sent', 'sent', 'retried', 'refused'],
  retried: ['retried', 'sent', 'refused'],
  sent: ['done', 'done', 'refused', 'refused later'],
  done: ['done', 'refused later'],
  refused: ['queued', 'refused'],
  'refused later': ['refused later', 'done'],
};

export const nextStage = (stage: Stage, chance: Chance): Stage => chance.pick(NEXT[stage]);

export const anyStage = (chance: Chance): Stage => chance.pick(Object.keys(NEXT) as Stage[]);

/** How the API shows an action of each stage. */
export const STAGES: Readonly<
  Record<Stage, {readonly queued: boolean; readonly processed: boolean; readonly errors: unknown}>
> = {
  queued: {queued: true, processed: false, errors: null},
  retried: {queued: true, processed: false, errors: ['busy', 'busy']},
  sent: {queued: false, processed: false, errors: []},
  done: {queued: false, processed: true, errors: ''},
  refused: {queued: false, processed: false, errors: 'unknown carrier'},
  'refused later': {queued: false, processed: true, errors: {code: 7}},
};

/** The outcome that an action's row must state. */
export const OUTCOMES: Readonly<Record<Stage, string>> = {
  queued: 'queued',
  retried: 'queued',
  sent: 'sent',
  done: 'done',
  refused: 'failed',
  'refused later': 'failed',
};
