// The demo's catalog: what the tap discovers, with the columns selected that are off by default.

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
