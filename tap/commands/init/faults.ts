// Checks an answer by the rules of a run while it is being entered.

import type {Fault} from '../../../values/fault.ts';
import {planOf} from '../../plan/plan.ts';
import type {Input, Source} from '../../run/context.ts';
import {claiming} from '../../run/feeds.ts';
import type {Answers, Asked} from './questions.ts';
import {checkSettings, inputOf, settingsOf} from './settings.ts';

/** What an answer must be; undefined if it is valid. */
export type FaultIn = (asked: Asked, answer: Answers) => string | undefined;

/** @param source the account, once the keys have been tried; without it, only the config's own rules apply */
export const faultAmong =
  (answers: Answers, source?: Source): FaultIn =>
  (asked, answer) => {
    const faults = faultsOf({...answers, ...answer}, source);
    const fault = faults.find(({pointer}) => pointer.split('/')[1] === asked);
    return fault && `Expected ${fault.expected}`;
  };

function faultsOf(answers: Answers, source: Source | undefined): readonly Fault[] {
  const read = checkSettings(settingsOf(answers, process.env));
  return read.value && source ? planFaults(inputOf(read), source) : read.faults;
}

const planFaults = (input: Input, {plan}: Source): readonly Fault[] => {
  return planOf({...input, streams: claiming(input.streams), known: undefined, now: plan.upper}).faults;
};
