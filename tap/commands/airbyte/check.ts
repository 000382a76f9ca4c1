// Implements Airbyte's `check`: what `--test` finds, as one message. The command itself fails only if the user can do
// nothing about the failure.

import {connectionLine} from '../../airbyte/messages.ts';
import {AuthError, InputError} from '../../errors.ts';
import {test} from '../test.ts';
import {withInput} from '../with-input.ts';
import type {AirbyteCommand} from '../words/airbyte.ts';
import {loadSettings} from './load.ts';
import {reporting, type Standard} from './reporting.ts';

export const check = (command: AirbyteCommand, standard: Standard): Promise<void> =>
  reporting(standard, async () => {
    const {output, log, signal} = standard;
    const fault = await refusal(withInput(test, loadSettings)(command, standard));
    await output.write(connectionLine(fault && log.clean(fault)), signal);
  });

/** Why the settings cannot be used. @throws TapError for everything that is not the user's to change */
async function refusal(tested: Promise<void>): Promise<string | undefined> {
  try {
    await tested;
    return;
  } catch (error) {
    if (error instanceof InputError || error instanceof AuthError) return error.message;
    throw error;
  }
}
