// The demo's catalog: the tap's discovered catalog, with the opt-in columns also selected.

import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {PROGRAM} from '../helpers/tap.ts';

type Entry = {readonly metadata: readonly {readonly breadcrumb: readonly string[]; readonly metadata: object}[]};

export function writeCatalog(path: string): void {
  const catalog = JSON.parse(execFileSync(process.execPath, [PROGRAM, '--discover'], {encoding: 'utf8'}));
  const streams = catalog.streams.map((entry: Entry) => ({...entry, metadata: entry.metadata.map(selected)}));
  writeFileSync(path, JSON.stringify({streams}, null, 2));
}

const selected = ({breadcrumb, metadata}: Entry['metadata'][number]) => ({
  breadcrumb,
  metadata: {...metadata, selected: true},
});
