// `npm run reliability`: runs the tests for every kind of trouble and prints the table for docs/reliability.md.

import {spawnSync} from 'node:child_process';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {program} from '../helpers/program.ts';
import {END, type Kind, kinds, START} from './kinds.ts';

const USAGE = `npm run reliability -- [options]

  --write    write the table to docs/reliability.md`;
const PAGE = 'docs/reliability.md';
const RESULTS = 'dist/reliability.json';
const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];

type Results = {readonly testResults: readonly TestFile[]};
type TestFile = {readonly name: string; readonly assertionResults: readonly {readonly status: string}[]};

async function main(): Promise<number> {
  const {values} = parseArgs({args: process.argv.slice(2), options: {write: {type: 'boolean', default: false}}});
  const all = kinds();
  const {status} = spawnSync(process.execPath, [...JEST, '--json', `--outputFile=${RESULTS}`, ...all.map(compiled)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const {testResults} = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
  rmSync(RESULTS);
  const table = tableOf(all, testResults);
  if (values.write && status === 0) write(table);
  process.stdout.write(`${table}\n`);
  return status === 0 ? 0 : 1;
}

const compiled = ({path}: Kind): string => `dist/${path.replace(/ts$/, 'js')}`;

function tableOf(all: readonly Kind[], files: readonly TestFile[]): string {
  const rows = all.map((kind) => {
    const results = files.find(({name}) => name.endsWith(compiled(kind)))?.assertionResults ?? [];
    const passed = results.filter(({status}) => status === 'passed').length;
    return [kind.name, kind.tried, kind.must, `${passed} of ${results.length}`, `\`${kind.path}\``];
  });
  const head = [
    ['kind', 'what is tried', 'what must happen', 'tests passed', 'file'],
    ['---', '---', '---', '---:', '---'],
  ];
  return [...head, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function write(table: string): void {
  const text = readFileSync(PAGE, 'utf8');
  const [before, after] = [text.slice(0, text.indexOf(START)), text.slice(text.indexOf(END))];
  writeFileSync(PAGE, `${before}${START}\n${table}\n${after}`);
}

await program({usage: USAGE, main});
