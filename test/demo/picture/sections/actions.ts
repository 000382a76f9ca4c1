// What marketplaces were asked to do, and refused.

import type {Words} from '../charts/parts.ts';
import type {Figures} from '../figures.ts';
import {count, share} from '../numbers.ts';
import {counts, outcomeCharts} from './outcomes.ts';
import type {Section} from './section.ts';

const WORDS: Words = {bad: 'refused', good: 'accepted', unknown: 'no answer', of: 'actions'};

export const actions = (figures: Figures): Section => ({
  title: 'Refused actions',
  text: answers(figures),
  charts: outcomeCharts(figures.actions, {name: 'actions', caption: 'Actions by type', words: WORDS}),
  empty: 'No marketplace was asked for anything.',
});

function answers({actions: bars}: Figures): string {
  const {good, bad, unknown} = counts(bars);
  const [answered, all] = [good + bad, good + bad + unknown];
  return `Marketplaces have answered ${count(answered)} of ${count(all)} actions (${share(answered, all)}), and refused ${count(bad)} of these (${share(bad, answered)}).`;
}
