// The programs to measure, and how to start each of them.

import {resolve} from 'node:path';
import type {Writes} from '../process/checked.ts';
import type {Command} from '../process/time.ts';
import {environment, type Place, path} from './place.ts';
import {python} from './python.ts';
import {PROGRAM, tapLengow} from './tap-lengow.ts';

export type Peer = {
  readonly name: string;
  readonly title: string;
  /** What it writes: rows to stdout, rows to files in its folder, or the raw bytes of the pages to stdout. */
  readonly writes: Writes;
  /** The required venv. */
  readonly venv?: string;
  readonly command: (place: Place) => Command;
};

const inPython = (venv: string, script: string, ...args: string[]) => ({
  venv,
  writes: 'rows' as const,
  command: (place: Place): Command => ({
    argv: [python(venv), path(`test/bench/peers/${script}`), ...args],
    env: environment(place),
  }),
});

/** Another build of the tap. @param folder of its repository */
export const before = (folder: string): Peer => ({
  name: 'before',
  title: 'tap-lengow, before',
  writes: 'rows',
  command: (place) => tapLengow(place, {program: resolve(folder, PROGRAM)}),
});

export const PEERS: readonly Peer[] = [
  {
    name: 'curl',
    title: 'curl \\| cat',
    writes: 'bytes',
    command: (place) => ({argv: ['bash', path('test/bench/peers/curl.sh')], env: environment(place)}),
  },
  {
    name: 'tap-lengow',
    title: 'tap-lengow',
    writes: 'rows',
    command: (place) => tapLengow(place),
  },
  {
    name: 'plain-node',
    title: 'plain Node tap',
    writes: 'rows',
    command: (place) => ({argv: [place.node, path('test/bench/peers/plain-node.mjs')], env: environment(place)}),
  },
  {
    name: 'singer-python',
    title: 'singer-python, write_record',
    ...inPython('singer-python', 'singer_python_tap.py'),
  },
  {
    name: 'singer-python-transformer',
    title: 'singer-python, Transformer',
    ...inPython('singer-python', 'singer_python_tap.py', '--transform'),
  },
  {
    name: 'meltano-sdk',
    title: 'Meltano singer-sdk, RESTStream',
    ...inPython('meltano-sdk', 'meltano_sdk_tap.py'),
  },
  {
    name: 'dlt',
    title: 'dlt, rest_api to JSONL',
    ...inPython('dlt', 'dlt_pipeline.py'),
    writes: 'files',
  },
  {
    name: 'airbyte-cdk',
    title: 'Airbyte CDK, low-code manifest',
    ...inPython('airbyte-cdk', 'airbyte_cdk_source.py'),
  },
];
