// What the docs show: commands, as a user would type them, and what they print.

import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {configFor, PROGRAM} from '../helpers/tap.ts';
import type {Sandbox} from '../sandbox/index.ts';
import {runNode} from './run-node.ts';

/** A block of a document: the command, and what it wrote to stdout and stderr. */
export type Output = {readonly document: string; readonly part: string; readonly text: string};

type Given = {readonly sandbox: Sandbox; readonly folder: string};

export async function outputsOf({sandbox, folder}: Given): Promise<Output[]> {
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  const run = (line: string) => runNode([PROGRAM, ...line.split(' ')], folder);
  write('acme.json', configFor(sandbox));
  const estimate = await run('estimate -c acme.json');
  const plan = await run('plan -c acme.json --units 4');
  const states = [];
  for (const [index, unit] of plan.stdout.trimEnd().split('\n').entries()) {
    const name = `unit-${index + 1}`;
    write(`${name}.json`, JSON.parse(unit).config);
    const {stdout} = await run(`-c acme.json -c ${name}.json`);
    write(`${name}.state`, lastState(stdout));
    states.push(`${name}.state`);
  }
  const merge = await run(`state merge ${states.filter((name) => name !== 'unit-3.state').join(' ')}`);
  writeFileSync(join(folder, 'acme.state'), merge.stdout);
  const show = await run('state show acme.state');
  // One request at a time, so that their number is always the same.
  write('one.json', {max_concurrency: 1});
  await run('-c acme.json -c unit-4.json -c one.json --report report.json');
  const report = readFileSync(join(folder, 'report.json'), 'utf8');
  const block = (document: string, part: string, line: string, {stdout, stderr}: typeof show): Output => ({
    document,
    part,
    text: `\`\`\`\n$ tap-lengow ${line}\n${messages(stderr)}${stdout.trimEnd()}\n\`\`\``,
  });
  return [
    block('docs/backfill.md', 'estimate', 'estimate -c acme.json', estimate),
    block('docs/backfill.md', 'plan', 'plan -c acme.json --units 4', plan),
    block('docs/commands-state.md', 'state-show', 'state show acme.state', show),
    {document: 'docs/report.md', part: 'report', text: `\`\`\`json\n${report}\`\`\``},
  ];
}

/** Without metrics, which a terminal does not show. */
const messages = (stderr: string): string =>
  stderr
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('INFO METRIC'))
    .map((line) => `${line}\n`)
    .join('');

const lastState = (stdout: string): unknown =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .findLast(({type}) => type === 'STATE').value;
