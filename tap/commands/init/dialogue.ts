// Where the answers come from: a terminal, on which questions are asked, or a pipe.

import process from 'node:process';
import {InputError} from '../../errors.ts';
import type {FaultIn} from './faults.ts';
import {openKeyboard} from './keyboard.ts';
import {alreadyExists} from './new-file.ts';
import {pipedAnswers} from './piped.ts';
import type {Answers} from './questions.ts';

export type Dialogue = {
  /** Resolves if the file may be replaced. @throws InputError if not */
  readonly mayReplace: (path: string) => Promise<void>;
  /** The keys, and from a pipe all other answers too. */
  readonly keys: (faultIn: FaultIn) => Promise<Answers>;
  /** The answers that `keys` did not give. @param codes the account's marketplaces */
  readonly choices: (codes: readonly string[], faultIn: FaultIn) => Promise<Answers>;
  readonly close: () => void;
};

/** @param signal ends a question that is being asked */
export const openDialogue = async (signal: AbortSignal): Promise<Dialogue> =>
  process.stdin.isTTY ? onTerminal(signal) : fromPipe(signal);

const fromPipe = (signal: AbortSignal): Dialogue => ({
  mayReplace: async (path) => {
    throw alreadyExists(path);
  },
  keys: () => pipedAnswers(process.stdin, signal),
  choices: async () => ({}),
  close: () => process.stdin.destroy(),
});

async function onTerminal(signal: AbortSignal): Promise<Dialogue> {
  if (!process.stderr.isTTY)
    throw new InputError('init asks its questions on stderr, which is not a terminal; do not redirect it');
  // A pseudo-terminal may not say how large it is.
  process.stderr.columns ||= 80;
  process.stderr.rows ||= 24;
  const over = new AbortController();
  const {keys: input, close} = openKeyboard(process.stdin, {
    onInterrupt: () => process.emit('SIGINT'),
    onEnd: () => over.abort(new InputError('The terminal was closed before all questions were answered')),
  });
  // Loaded once the terminal has stopped echoing.
  const {Prompts} = await import('./prompts.ts');
  const prompts = new Prompts({input, output: process.stderr, signal: AbortSignal.any([signal, over.signal])});
  return {
    mayReplace: async (path) => {
      if (!(await prompts.mayReplace(path))) throw alreadyExists(path);
    },
    keys: async (faultIn) => ({
      ...(await prompts.hidden('access_token', faultIn)),
      ...(await prompts.hidden('secret', faultIn)),
    }),
    choices: async (codes, faultIn) => ({
      ...(codes.length > 0 && (await prompts.marketplaces(codes))),
      ...(await prompts.line('start_date', faultIn)),
      ...(await prompts.line('lookback_days', faultIn)),
    }),
    close,
  };
}
