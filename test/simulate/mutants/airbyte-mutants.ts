// Mutants of what the engine says to Airbyte's platform.
// Completeness: C7

import type {State} from '../../../state/state.ts';
import type {Messages} from '../../../tap/run/messages.ts';
import type {StateObject} from '../claims/bookmark.ts';
import {engine, type Tap} from '../tap.ts';
import type {Mutant} from './mutant.ts';

type Changed = Pick<Messages, 'rowLines' | 'state' | 'end'>;

const saying =
  (change: (right: Changed) => Partial<Changed>): Tap =>
  (given) => {
    const {messages} = given;
    if (messages === undefined) return engine(given);
    const right = {
      rowLines: messages.rowLines.bind(messages),
      state: messages.state.bind(messages),
      end: messages.end.bind(messages),
    };
    Object.assign(messages, change(right));
    return engine(given);
  };

const stateFirst = saying((right) => {
  let held = '';
  const rowLines: Changed['rowLines'] = (...stream) => {
    const lineOf = right.rowLines(...stream);
    return (row, timeExtracted) => {
      held += lineOf(row, timeExtracted);
      return '';
    };
  };
  const after = (text: string): string => {
    const lines = text + held;
    held = '';
    return lines;
  };
  return {rowLines, state: (state) => after(right.state(state)), end: (...stream) => after(right.end(...stream))};
});

/** Each stream is said to be as far as the one that is furthest. */
const furthest = saying(({state: right}) => ({
  state: (state) => {
    const {bookmarks} = state as unknown as StateObject;
    const far = Object.values(bookmarks)
      .sort((a, b) => (a.updated_at ?? '').localeCompare(b.updated_at ?? ''))
      .at(-1);
    return right({
      bookmarks: Object.fromEntries(Object.keys(bookmarks).map((name) => [name, far])),
    } as unknown as State);
  },
}));

const neverComplete = saying(() => ({end: () => ''}));

export const airbyteMutants: readonly Mutant[] = [
  {name: 'states of Airbyte before their rows', tap: stateFirst},
  {name: "the furthest stream's state for all of Airbyte's streams", tap: furthest},
  {name: 'streams of Airbyte never complete', tap: neverComplete},
].map((mutant) => ({...mutant, isOfAirbyte: true}));
