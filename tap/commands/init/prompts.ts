// Asks the questions on a terminal. The only file that uses the library that draws them.

import type {Readable, Writable} from 'node:stream';
import {confirm, isCancel, multiselect, password, text} from '@clack/prompts';
import {Interruption} from '../../errors.ts';
import type {FaultIn} from './faults.ts';
import {type Answers, type Asked, answerOf, defaultOf, questionOf} from './questions.ts';

type Terminal = {
  readonly input: Readable;
  readonly output: Writable;
  /** Ends the question that is being asked. */
  readonly signal: AbortSignal;
};

type Common = Terminal & {readonly withGuide: false};

type Question = Common & {readonly message: string; readonly validate: (given?: string) => string | undefined};

export class Prompts {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  mayReplace = (path: string): Promise<boolean> =>
    this.#ask((common) => confirm({...common, message: `${path} already exists. Replace it?`, initialValue: false}));

  hidden = (asked: Asked, faultIn: FaultIn): Promise<Answers> =>
    this.#answer(asked, faultIn, (question) => password(question));

  line = (asked: Asked, faultIn: FaultIn): Promise<Answers> =>
    this.#answer(asked, faultIn, (question) => text({...question, placeholder: defaultOf(asked)}));

  /** Selecting none means all. */
  async marketplaces(codes: readonly string[]): Promise<Answers> {
    const message = 'Marketplaces to read (none selected: all, including future ones)';
    const options = codes.map((code) => ({value: code}));
    const chosen = await this.#ask((common) => multiselect({...common, message, options, required: false}));
    return chosen.length > 0 ? {marketplaces: codes.filter((code) => chosen.includes(code))} : {};
  }

  async #answer(asked: Asked, faultIn: FaultIn, prompt: (question: Question) => Promise<string | symbol>) {
    const validate = (given = '') => faultIn(asked, answerOf(asked, given));
    return answerOf(asked, await this.#ask((common) => prompt({...common, message: questionOf(asked), validate})));
  }

  /** The library keeps listening to the signal of a question that has been answered, so each one gets its own. */
  async #ask<T>(prompt: (common: Common) => Promise<T>): Promise<Exclude<T, symbol>> {
    const {input, output, signal} = this.#terminal;
    signal.throwIfAborted();
    const question = new AbortController();
    const stop = () => question.abort();
    signal.addEventListener('abort', stop);
    try {
      const answer = await prompt({input, output, signal: question.signal, withGuide: false});
      signal.throwIfAborted();
      if (isCancel(answer)) throw new Interruption('Cancelled', 130);
      return answer as Exclude<T, symbol>;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}
