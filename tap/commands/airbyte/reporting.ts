// What Airbyte's commands share: stdout carries messages, also for the log and for the error that ends the command.

import {asLog} from '../../airbyte/log.ts';
import {errorLine, type FailureType} from '../../airbyte/messages.ts';
import {type ExitCode, endOf} from '../../errors.ts';
import type {Services} from '../../run/context.ts';

export type Standard = Omit<Services, 'runtime'>;

/** @param rest the lines after the error, such as the streams that are incomplete */
export async function reporting({log, output}: Standard, work: () => Promise<void>, rest = () => ''): Promise<void> {
  const restore = log.redirect({format: asLog, write: (text) => output.last(text)});
  try {
    await work();
  } catch (error) {
    const {code, message = ''} = endOf(error);
    output.last(errorLine(log.clean(message), failureType(code), Date.now()) + rest());
    throw error;
  } finally {
    restore();
  }
}

/** A run that was interrupted can go on later, as can one that Lengow did not answer. */
function failureType(code: ExitCode | 0): FailureType {
  if (code === 2 || code === 3) return 'config_error';
  return code === 1 || code === 5 ? 'system_error' : 'transient_error';
}
