// Implements Airbyte's `discover`: prints every stream and column that the config permits, without the network.

import {streamSchemas, streamsIn} from '../../../catalog/streams.ts';
import type {SelectedStream} from '../../../catalog/types.ts';
import {withhold} from '../../../catalog/withhold.ts';
import type {ApiVersion} from '../../../values/api-version.ts';
import {airbyteStream} from '../../airbyte/catalog.ts';
import {catalogLine} from '../../airbyte/messages.ts';
import {withInput} from '../with-input.ts';
import type {AirbyteCommand} from '../words/airbyte.ts';
import {loadSettings} from './load.ts';
import {reporting, type Standard} from './reporting.ts';

export const discover = (command: AirbyteCommand, standard: Standard): Promise<void> =>
  reporting(standard, () =>
    withInput(async ({config}, {output, signal}) => {
      const {streams} = withhold(everythingIn(config.apiVersion), config.personalData);
      await output.write(catalogLine(streams.map(airbyteStream)), signal);
    }, loadSettings)(command, standard),
  );

const everythingIn = (version: ApiVersion): SelectedStream[] =>
  streamsIn(version).map((id) => ({
    id,
    name: id,
    columns: Object.keys(streamSchemas[id].properties),
    replicationMethod: streamSchemas[id]['x-replication-method'],
  }));
