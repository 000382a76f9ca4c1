// Runs `verify` in this process, against a sandbox without sockets.

import {readFileSync} from 'node:fs';
import {verify} from '../../../tap/commands/verify.ts';
import {type InsideOptions, runInside} from '../../helpers/inside.ts';
import type {Row} from '../../helpers/tables.ts';
import {temporaryFolder} from '../../helpers/temporary-folder.ts';
import type {Sandbox} from '../../sandbox/index.ts';
import {csvOf} from './inventory-file.ts';

type VerifyOptions = Pick<InsideOptions, 'config' | 'state' | 'seed'> & {
  readonly rows: readonly Row[];
  readonly isFull?: boolean;
  readonly asksAll?: boolean;
};

export type Problem = {
  readonly problem: string;
  readonly account_id: number;
  readonly marketplace: string;
  readonly marketplace_order_id: string;
  readonly updated_at: string | null;
};

export type Verified = {
  readonly code: number | null;
  readonly problems: readonly Problem[];
  /** The lines of the repair file. */
  readonly units: readonly {readonly config: Record<string, string>}[];
  readonly stderr: string;
  readonly requests: number;
};

export async function verifyInside(
  sandbox: Sandbox,
  {rows, isFull = false, asksAll = false, ...options}: VerifyOptions,
): Promise<Verified> {
  using folder = temporaryFolder();
  const repair = folder.write('units.jsonl', '');
  const command = {
    kind: 'verify',
    files: {configs: ['config'], catalog: undefined, state: 'state', patterns: {select: [], deselect: []}},
    table: folder.write('orders.csv', csvOf(rows)),
    format: 'jsonl',
    isFull,
    asksAll,
    repair,
  } as const;
  const {code, stdout, stderr, orderRequests} = await runInside(sandbox, {
    ...options,
    level: 'INFO',
    work: (input, services) => verify(input, services, command),
  });
  return {
    code,
    problems: linesOf(stdout),
    units: linesOf(readFileSync(repair, 'utf8')),
    stderr,
    requests: orderRequests,
  };
}

const linesOf = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
