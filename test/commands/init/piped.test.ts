// Answers from a pipe.

import {PassThrough} from 'node:stream';
import {pipedAnswers} from '../../../tap/commands/init/piped.ts';

const {signal: never} = new AbortController();

function pipeWith(...chunks: readonly string[]): PassThrough {
  const pipe = new PassThrough();
  for (const chunk of chunks) pipe.write(chunk);
  return pipe;
}

test('lines may arrive in parts, and what follows the last answer is not awaited', async () => {
  expect(await pipedAnswers(pipeWith('to', 'ken\nsec', 'ret\n\n', '\n2', '\n'), never)).toEqual({
    access_token: 'token',
    secret: 'secret',
    lookback_days: '2',
  });
});

test('the last answer needs no newline', async () => {
  expect(await pipedAnswers(pipeWith('a\nb\nc, d\n2026-01-31\n2').end(), never)).toEqual({
    access_token: 'a',
    secret: 'b',
    marketplaces: ['c', 'd'],
    start_date: '2026-01-31',
    lookback_days: '2',
  });
});

test('a key has no default', async () => {
  expect(await pipedAnswers(pipeWith('\n \n\n\n\n'), never)).toEqual({access_token: '', secret: ''});
});

test('a signal ends the wait', async () => {
  const abort = new AbortController();
  const answers = pipedAnswers(pipeWith('a\nb\n'), abort.signal);
  abort.abort(new Error('SIGTERM'));
  await expect(answers).rejects.toThrow('SIGTERM');
});
