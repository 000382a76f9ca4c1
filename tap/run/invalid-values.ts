// Handles values that are invalid for their column: applies the `invalid_values` setting, and logs and counts them.

import {inWords} from '../../values/words.ts';
import {RecordError} from '../errors.ts';
import type {Tally} from '../report/tally.ts';
import type {Problem} from '../streams/stream.ts';

type InvalidValuesOptions = {
  readonly policy: 'fail' | 'null';
  readonly warn: (message: string) => void;
  readonly tally: Pick<Tally, 'invalidValues'>;
};

export class InvalidValues {
  readonly #options: InvalidValuesOptions;
  /** The streams and columns for which the user has been told why such values are tolerated. */
  readonly #told = new Set<string>();

  constructor(options: InvalidValuesOptions) {
    this.#options = options;
  }

  /**
   * Returns a function that throws RecordError if the policy is `fail` and the problem has no tolerance; otherwise, the
   * value becomes null.
   */
  reporter(stream: string): (problem: Problem) => void {
    return (problem) => this.#report(stream, problem);
  }

  #report(stream: string, problem: Problem): void {
    const tolerance = toleranceOf(problem);
    if (tolerance !== undefined) {
      if (problem.isFromUser) this.#options.tally.invalidValues += 1;
      this.#warnOnce(stream, problem, tolerance);
      return;
    }
    const what = `${stream}: ${problemText(problem)}`;
    if (this.#options.policy === 'fail') {
      throw new RecordError(
        `${what}. Ask Lengow to fix it, or set invalid_values to "null" to continue without such values.`,
      );
    }
    this.#options.tally.invalidValues += 1;
    this.#options.warn(`${what}; written as null, or omitted if it is a key`);
  }

  /** The run continues regardless of `invalid_values`, and one warning is enough. */
  #warnOnce(stream: string, problem: Problem, tolerance: string): void {
    const id = `${stream}.${problem.column}`;
    if (this.#told.has(id)) return;
    this.#told.add(id);
    this.#options.warn(`${stream}: ${problemText(problem)}; ${tolerance}`);
  }

  /** Reports at the end how many invalid values there were, if any. */
  summarize(): void {
    const {tally, warn} = this.#options;
    if (tally.invalidValues > 0)
      warn(`${tally.invalidValues} invalid values were written as null or left out; see the warnings above`);
  }
}

function toleranceOf({alternative, isUndocumented, isFromUser}: Problem): string | undefined {
  if (alternative !== undefined)
    return `such values are written as null. The opt-in column ${alternative} contains them.`;
  if (isFromUser) return 'such values are written as null. Check the program that sends actions to Lengow.';
  return isUndocumented && 'such values are written as null, because Lengow does not document their form.';
}

function problemText({column, expected, ...problem}: Problem): string {
  return `${thingOf(problem)}: ${column} is not ${expected}`;
}

function thingOf({marketplace, orderId, actionId, thing}: Omit<Problem, 'column' | 'expected'>): string {
  if (thing !== undefined) return thing;
  const market = marketplace === null ? 'an unknown marketplace' : inWords(marketplace);
  const named = (id: string | null) => (id === null ? 'without an id' : inWords(id));
  if (actionId !== undefined) return `action ${named(actionId)} on ${market}`;
  return orderId === undefined ? `marketplace ${market}` : `order ${named(orderId)} on ${market}`;
}
