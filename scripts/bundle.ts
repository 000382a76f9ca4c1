// Bundles the program and the packages that it uses into dist/bin, since a scheduler pays for start-up on every run; and
// writes the licences of those packages beside it.

import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {rolldown} from 'rolldown';

const FOLDER = 'dist/bin';

async function bundle(): Promise<string[]> {
  await using build = await rolldown({
    input: 'bin/tap-lengow.mts',
    platform: 'node',
    resolve: {alias: {'string-width': resolve('scripts/plain-width.ts')}},
    // For Nodes that have no streams of the web.
    external: /^web-streams-polyfill/,
    // Only for a configuration file of yargs, which we have none of.
    transform: {define: {'import.meta.resolve': 'undefined'}},
  });
  // Node loads CommonJS faster than modules.
  const {output} = await build.write({
    dir: FOLDER,
    format: 'cjs',
    chunkFileNames: '[name].js',
    cleanDir: true,
  });
  writeFileSync(join(FOLDER, 'package.json'), '{"type": "commonjs"}\n');
  return output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
}

/** The folders of the packages that modules come from. */
function packagesOf(modules: readonly string[]): string[] {
  const folders = modules.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders)].filter((folder) => folder !== undefined).sort();
}

/** A package without a licence file says in its package.json which one it is. */
function licenceOf(folder: string): string {
  const {name, version, license, author} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? `Licence: ${license}, by ${author}` : readFileSync(join(folder, file), 'utf8');
  return `${name} ${version}\n\n${text.trim()}\n`;
}

const licences = packagesOf(await bundle()).map(licenceOf);
writeFileSync(join(FOLDER, 'LICENSES.txt'), licences.join(`\n${'-'.repeat(80)}\n\n`));
