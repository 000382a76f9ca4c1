// Implements `hash`: prints the hash of each line of stdin, as a run with the same key writes it.

import {isatty} from 'node:tty';
import {MISSING_KEY} from '../../../config/personal.ts';
import type {ReadConfig} from '../../../config/read.ts';
import type {PersonalClass} from '../../../values/personal.ts';
import {InputError} from '../../errors.ts';
import {readFiles} from '../../process/read-files.ts';
import type {Services} from '../../run/context.ts';
import {Hashes} from '../../streams/personal/hash.ts';
import {ENV} from '../flags.ts';
import {loadConfig} from '../load-config.ts';
import type {HashCommand} from '../words/hash.ts';
import {linesOfStdin} from './stdin-lines.ts';

/** A value of which nothing is left has an empty line. @throws InputError */
export async function hash(command: HashCommand, {log, output, signal}: Omit<Services, 'runtime'>): Promise<void> {
  const {personalClass, configs} = command;
  const files = configs.filter((path) => path !== ENV);
  const contents = await readFiles(files, signal);
  const config = loadConfig(configs, {env: process.env, folder: process.cwd(), contents});
  log.conceal(config.secrets);
  const hashes = new Hashes(keyOf(config));
  if (isatty(STDIN)) log.info('Enter one value per line. Ctrl-D ends the input.');
  for await (const values of linesOfStdin(signal)) {
    const lines = values.map((value) => `${hashes.of(personalClass, value, kindOf(personalClass, value)) ?? ''}\n`);
    await output.write(lines.join(''), signal);
  }
}

const STDIN = 0;

/** A config that a run would refuse for other reasons will do. @throws InputError */
function keyOf({personalDataKey, faults, warnings, whereOf}: ReadConfig): string {
  const concerned = faults.filter(({pointer}) => pointer === '' || pointer === MISSING_KEY.pointer);
  if (personalDataKey !== undefined && concerned.length === 0) return personalDataKey;
  const where = whereOf('personal_data_key');
  throw InputError.of(concerned.length > 0 ? concerned : [{where, ...MISSING_KEY}], warnings);
}

/** Phones and e-mails are one class. */
const kindOf = (personalClass: PersonalClass, value: string) =>
  personalClass === 'contact' && !value.normalize('NFKC').includes('@') ? 'phone' : 'text';
