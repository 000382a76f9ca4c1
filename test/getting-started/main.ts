// `npm run test:getting-started`: follows the pages in docs/getting-started as a reader would, with the sandbox in the
// place of Lengow, and compares what they load with the sandbox's truth.

import {execFileSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {chosen} from '../helpers/chosen.ts';
import {program} from '../helpers/program.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {surroundings} from '../meltano/project.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';
import {valuesLoaded} from './loaded.ts';
import {blocksOf, filled} from './page.ts';
import {follow} from './reader.ts';

/** The file that each page loads. */
const FILES = {shell: 'lengow.duckdb', meltano: 'lengow.duckdb', airbyte: 'orders.duckdb', dlt: 'tap_lengow.duckdb'};
type Page = keyof typeof FILES;
const PAGES = Object.keys(FILES) as Page[];

const USAGE = `npm run test:getting-started -- [PAGE...]

Follows the pages in docs/getting-started block by block: ${PAGES.join(', ')}, or only the given ones. Needs Python 3.11,
git, and access to npm and PyPI.`;

async function main(): Promise<number> {
  const {positionals} = parseArgs({args: process.argv.slice(2), allowPositionals: true});
  for (const page of chosen(positionals, PAGES)) await check(page);
  return 0;
}

async function check(page: Page): Promise<void> {
  const startMs = performance.now();
  using files = temporaryFolder();
  const shop = createShop({orders: 600, seed: page, actions: 0});
  await using sandbox = await startSandbox({shop});
  // A copy of the repository, from which the page's first block builds the package.
  const folder = join(files.path, 'copy');
  execFileSync('git', ['clone', '--quiet', '.', folder]);
  const blocks = blocksOf(page).map((block) => ({...block, text: filled(block.text, sandbox)}));
  await follow(blocks, {folder, env: environment(files.path, sandbox.url)});
  const values = await valuesLoaded(join(folder, 'lengow', FILES[page]), sandbox);
  const seconds = Math.round((performance.now() - startMs) / 1000);
  process.stdout.write(`ok      ${page}: ${blocks.length} blocks, ${values} values equal (${seconds} s)\n`);
}

/** npm installs globally into the temporary folder. Meltano passes the address of the sandbox to the tap. */
function environment(folder: string, url: string) {
  const prefix = join(folder, 'global');
  mkdirSync(join(prefix, 'lib'), {recursive: true});
  return {
    ...surroundings(),
    PATH: `${join(prefix, 'bin')}:${process.env.PATH}`,
    npm_config_prefix: prefix,
    TAP_LENGOW_API_URL: url,
  };
}

await program({usage: USAGE, main});
