// Implements Airbyte's `read`: a run that says what it says in Airbyte's messages.

import {AirbyteMessages} from '../../airbyte/run-messages.ts';
import {runTap} from '../sync.ts';
import {withInput} from '../with-input.ts';
import type {AirbyteCommand} from '../words/airbyte.ts';
import {loadForRead} from './load.ts';
import {reporting, type Standard} from './reporting.ts';

export function read(command: AirbyteCommand, standard: Standard): Promise<void> {
  let messages: AirbyteMessages | undefined;
  const run = withInput(async (input, services) => {
    messages = new AirbyteMessages(input, services.runtime.now);
    await runTap(input, services, messages);
  }, loadForRead);
  return reporting(
    standard,
    () => run(command, standard),
    () => messages?.incomplete() ?? '',
  );
}
