// A PATH with all programs of this machine except Node.

import {existsSync, readdirSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';

const NODE = ['node', 'nodejs', 'npm', 'npx', 'corepack'];

/** @param folder must be empty; links to the programs are put there */
export function pathWithoutNode(folder: string): string {
  const linked = new Set(NODE);
  for (const from of (process.env.PATH ?? '').split(':').filter(existsSync)) {
    for (const name of readdirSync(from)) {
      if (!linked.has(name)) symlinkSync(join(from, name), join(folder, name));
      linked.add(name);
    }
  }
  return folder;
}
