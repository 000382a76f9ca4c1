// Implements Airbyte's `spec`: prints the settings that a connection needs.

import {specLine} from '../../airbyte/messages.ts';
import {connectionSpecification} from '../../airbyte/spec.ts';
import type {Standard} from './reporting.ts';

export const spec = ({output, signal}: Standard): Promise<void> =>
  output.write(specLine(connectionSpecification()), signal);
