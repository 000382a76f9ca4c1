// `npm run test:python`: builds the wheel, installs it without any other Node, and uses it as a user would.

import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {chosen} from '../helpers/chosen.ts';
import {program} from '../helpers/program.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {install} from '../targets/environments.ts';
import {missing} from '../targets/needs.ts';
import {contract} from './contract.ts';
import {dlt} from './dlt.ts';
import {checkNode, installed, type Resolution} from './installed.ts';
import {meltano} from './meltano.ts';
import {build, checkUploads} from './packages.ts';
import {pathWithoutNode} from './path.ts';

/** Each gets the path of the wheel, and a PATH without Node. */
const PARTS = {
  wheel: async (wheel: string, PATH: string) => {
    await checkUploads(wheel);
    await use(wheel, 'highest', PATH);
  },
  oldest: (wheel: string, PATH: string) => use(wheel, 'lowest', PATH),
  meltano,
  dlt,
};
type Part = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as Part[];

const USAGE = `npm run test:python -- [PART...]

Builds the wheel and installs it into new Python environments, with no other Node on the PATH.

  wheel    what npm and PyPI check, and the contract's tests of the installed program on the newest allowed Node
  oldest   the same tests on the oldest allowed Node
  meltano  a project whose pip_url is the wheel: meltano install, meltano run
  dlt      the example for dlt is killed again and again, and loses nothing

Runs all parts by default. Needs Python 3.11 and access to PyPI; Meltano also needs PostgreSQL.`;

async function main(): Promise<number> {
  const {positionals} = parseArgs({allowPositionals: true});
  const names = chosen(positionals, NAMES);
  const lacking = missing();
  if (lacking !== undefined) throw new Error(lacking);
  install(['release']);
  using packages = temporaryFolder();
  using programs = temporaryFolder();
  const wheel = await build(packages.path);
  const path = pathWithoutNode(programs.path);
  for (const name of names) await PARTS[name](wheel, path);
  return 0;
}

async function use(wheel: string, resolution: Resolution, PATH: string): Promise<void> {
  using folder = temporaryFolder();
  const tap = await installed(wheel, resolution, join(folder.path, 'venv'));
  await checkNode(tap, resolution, PATH);
  await contract(tap, PATH);
}

await program({usage: USAGE, main});
