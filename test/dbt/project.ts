// Runs dbt on the package, or on a copy of it, without leaving anything in its folder.

import {execFile} from 'node:child_process';
import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {programPath} from '../targets/environments.ts';

export const PACKAGE = fileURLToPath(new URL('../../../dbt/', import.meta.url));

export type Project = {
  /** The folder of the project. */
  readonly project: string;
  /** A folder for the profile, the logs and what dbt compiles. */
  readonly work: string;
  /** A connection, as in profiles.yml. */
  readonly connection: object;
  readonly vars: Readonly<Record<string, unknown>>;
};

/**
 * @param environment where dbt and its adapters are installed
 * @throws with the output if dbt fails
 */
export async function dbt(
  command: readonly string[],
  {project, work, connection, vars}: Project,
  environment = 'dbt',
): Promise<string> {
  mkdirSync(work, {recursive: true});
  // JSON is YAML.
  writeFileSync(join(work, 'profiles.yml'), JSON.stringify({test: {target: 'test', outputs: {test: connection}}}));
  const flags = ['--profile', 'test', '--project-dir', project, '--vars', JSON.stringify(vars)];
  const args = ['--no-version-check', '--no-use-colors', ...command, ...flags];
  const {PATH, HOME} = process.env;
  const env = {
    PATH,
    HOME,
    LANG: 'C.UTF-8',
    DBT_PROFILES_DIR: work,
    DBT_TARGET_PATH: join(work, 'target'),
    DBT_LOG_PATH: join(work, 'logs'),
    DBT_SEND_ANONYMOUS_USAGE_STATS: 'false',
  };
  const run = promisify(execFile)(programPath(environment, 'dbt'), args, {env, maxBuffer: 64 * 1024 * 1024});
  return await run.then(
    ({stdout}) => stdout,
    ({stdout, stderr}) => {
      throw new Error(`dbt ${command.join(' ')} failed:\n${stdout}${stderr}`);
    },
  );
}

/**
 * A copy of the package with a mistake in a model.
 *
 * @throws if the model does not contain the text that the mistake replaces
 */
export function brokenPackage(folder: string, {model, from, to}: Mistake): string {
  cpSync(PACKAGE, folder, {recursive: true});
  const path = join(folder, 'models/marts', `${model}.sql`);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${model} does not contain ${from}`);
  writeFileSync(path, text.replaceAll(from, to));
  return folder;
}

export type Mistake = {readonly model: string; readonly from: string; readonly to: string};
