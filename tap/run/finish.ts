// Says of streams that they have been read to their end.

import type {SelectedStream} from '../../catalog/types.ts';
import type {RunContext} from './context.ts';

type Where = Pick<RunContext, 'checkpoint' | 'failures' | 'messages' | 'output' | 'signal'>;

/** Leaves out the streams that have failed. */
export const finish = (
  streams: readonly SelectedStream[],
  {checkpoint, failures, messages, output, signal}: Where,
): Promise<void> => {
  const read = streams.filter(({name}) => !failures.hasFailed(name));
  return output.write(read.map(({name}) => messages.end(name, checkpoint.last)).join(''), signal);
};
