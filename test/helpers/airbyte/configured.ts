// Catalogs as Airbyte configures them, from what `discover` prints.

import {type Json, runProgram} from '../tap.ts';
import {airbyteMessages, type Stream} from './messages.ts';

export type Configured = {readonly streams: readonly object[]};

/** The streams that `discover` lists with a config. */
export async function discoveredStreams(config: Json): Promise<readonly Stream[]> {
  const {stdout} = await runProgram({config, args: ['discover']});
  return airbyteMessages(stdout).find(({type}) => type === 'CATALOG')?.catalog?.streams ?? [];
}

/** All streams with one sync mode, whether they support it or not, as PyAirbyte does; with members that are null. */
export const configured = (streams: readonly Stream[], sync_mode = 'incremental'): Configured => ({
  streams: streams.map((stream) => ({
    stream: {...stream, namespace: null, is_resumable: null},
    sync_mode,
    cursor_field: null,
    destination_sync_mode: 'append_dedup',
    primary_key: null,
    generation_id: null,
    minimum_generation_id: null,
    sync_id: null,
  })),
});
