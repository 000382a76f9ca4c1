// Implements --test=schema: writes the SCHEMA message of each selected stream, without using the network.

import type {Input, Services} from '../run/context.ts';
import {schemaLines} from '../singer/header.ts';

export const schema = ({streams}: Input, {output, signal}: Services): Promise<void> =>
  output.write(schemaLines(streams), signal);
