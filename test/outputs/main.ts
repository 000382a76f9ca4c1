// `npm run outputs`: compares the output of commands that the docs show with what they print now. The exit code is 1 if
// a document is out of date.

import {parseArgs} from 'node:util';
import {documentAt, filled, save} from '../../scripts/generate/part.ts';
import {program} from '../helpers/program.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {outputsOf} from './outputs.ts';
import {openShop} from './shop.ts';

const USAGE = `npm run outputs [-- --write]

Runs the commands whose output the docs show, on a sandbox whose clock stands still, and compares what they print with
the docs. --write updates the docs.`;

async function main(): Promise<number> {
  const {values} = parseArgs({args: process.argv.slice(2), options: {write: {type: 'boolean', default: false}}});
  await using sandbox = await openShop();
  using folder = temporaryFolder();
  const outputs = await outputsOf({sandbox, folder: folder.path});
  const old = outputs.filter((output) => !isFresh(output, values.write));
  for (const {document, part} of old)
    process.stdout.write(
      `${document}: ${part} ${values.write ? 'was updated' : 'differs; npm run outputs -- --write updates it'}\n`,
    );
  return old.length === 0 || values.write ? 0 : 1;
}

function isFresh({document, part, text}: Awaited<ReturnType<typeof outputsOf>>[number], write: boolean): boolean {
  const before = documentAt(document);
  const after = filled(before, `output:${part}`, text);
  if (write) save(after);
  return after.text === before.text;
}

await program({usage: USAGE, main});
