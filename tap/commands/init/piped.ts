// Reads the answers from a pipe or a file, one per line.

import {createInterface} from 'node:readline';
import type {Readable} from 'node:stream';
import {InputError} from '../../errors.ts';
import {type Answers, ASKED, answerOf} from './questions.ts';

/** Reads no more lines than there are questions. @throws InputError if there are too few */
export async function pipedAnswers(input: Readable, signal: AbortSignal): Promise<Answers> {
  const answers: Answers[] = [];
  for await (const line of createInterface({input, signal, crlfDelay: Number.POSITIVE_INFINITY})) {
    answers.push(answerOf(ASKED[answers.length] ?? 'secret', line));
    if (answers.length === ASKED.length) break;
  }
  signal.throwIfAborted();
  if (answers.length < ASKED.length) throw tooFew(answers.length);
  return Object.assign({}, ...answers);
}

const tooFew = (count: number): InputError =>
  new InputError(
    `init got ${count} of ${ASKED.length} answers: pipe one per line, in this order: ${ASKED.join(', ')}; an empty line means the default`,
  );
