// Runs translate.py, which checks SQL for warehouses that cannot run here, and runs it on DuckDB in translation.

import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {programPath} from '../targets/environments.ts';

const TRANSLATE = fileURLToPath(new URL('../../../test/sqlglot/translate.py', import.meta.url));

export type Said = {readonly isFine: boolean; readonly said: string};

export const translate = (...args: readonly string[]): Promise<Said> =>
  promisify(execFile)(programPath('sqlglot', 'python'), ['-B', TRANSLATE, ...args]).then(
    ({stdout}) => ({isFine: true, said: stdout}),
    ({stdout, stderr}) => ({isFine: false, said: `${stdout}${stderr}`}),
  );
