// `npm run bundle`: bundles the program with the packages it uses, so that every scheduled run starts quickly, and
// writes the licences of those packages. This is JavaScript so that `npm pack` does not have to compile into the folder
// that the tests run from.

import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync} from 'node:fs';
import {basename, join, resolve} from 'node:path';
import {rolldown} from 'rolldown';

const FOLDER = 'dist/bin';
const NEW_FOLDER = `${FOLDER}.${process.pid}`;

// What every run loads, in few files, because opening a file takes longer than reading it. A file contains a module and
// all that it imports, but for what is in a later one: --discover loads all but the first, and bin/ needs the last even
// on an old version of Node.
const TOGETHER = ['tap/commands/run-command.ts', 'tap/commands/load-config.ts', 'tap/main.ts', 'tap/package.ts'].map(
  (path, priority) => ({name: basename(path, '.ts'), test: (id) => id === resolve(path), priority}),
);

const besideTheCode = {
  name: 'licences and package.json',
  generateBundle(_, output) {
    const modules = Object.values(output).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
    const licences = packagesOf(modules)
      .map(licenceOf)
      .join(`\n${'-'.repeat(80)}\n\n`);
    this.emitFile({type: 'asset', fileName: 'LICENSES.txt', source: licences});
    this.emitFile({type: 'asset', fileName: 'package.json', source: '{"type": "commonjs"}\n'});
  },
};

// Node reads JSON faster from a string than from source code, and only if it is needed.
const jsonAsText = {
  name: 'JSON as text',
  transform: {
    filter: {id: /\.json$/},
    handler: (json) => ({
      code: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(json)))});`,
      moduleType: 'js',
    }),
  },
};

/** The folders of the packages that the modules belong to. */
function packagesOf(modules) {
  const folders = modules.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders)].filter((folder) => folder !== undefined).sort();
}

/** The licence of a package. If there is no licence file, the one named in its package.json. */
function licenceOf(folder) {
  const {name, version, license, author} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? `Licence: ${license}, by ${author}` : readFileSync(join(folder, file), 'utf8');
  return `${name} ${version}\n\n${text.trim()}\n`;
}

/** Replaces file by file, so that each file always exists and the program can still run. Removes all other files. */
function replace() {
  mkdirSync(FOLDER, {recursive: true});
  const files = readdirSync(NEW_FOLDER);
  for (const file of files) renameSync(join(NEW_FOLDER, file), join(FOLDER, file));
  rmSync(NEW_FOLDER, {recursive: true});
  for (const file of readdirSync(FOLDER)) if (!files.includes(file)) rmSync(join(FOLDER, file), {force: true});
}

const build = await rolldown({
  input: 'bin/tap-lengow.mts',
  platform: 'node',
  resolve: {alias: {'string-width': resolve('scripts/plain-width.ts'), assert: resolve('scripts/plain-assert.ts')}},
  // Only used for yargs configuration files; the tap has none.
  transform: {define: {'import.meta.resolve': 'undefined'}},
  plugins: [jsonAsText, besideTheCode],
  // Otherwise, rolldown warns that it reads JSON itself.
  checks: {preferBuiltinFeature: false},
});
// Node loads CommonJS faster than ES modules.
await build.write({
  dir: NEW_FOLDER,
  format: 'cjs',
  chunkFileNames: '[name].js',
  codeSplitting: {groups: TOGETHER},
  comments: false,
});
await build.close();
replace();
