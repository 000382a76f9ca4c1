// Implements `tap-lengow init`: asks for the settings, tries the keys, and writes the config.

import {InputError, Interruption} from '../../errors.ts';
import {nodeRuntime} from '../../process/runtime.ts';
import type {Input, Services} from '../../run/context.ts';
import {certainCodes} from '../codes.ts';
import {runEstimate} from '../estimate.ts';
import {impatient, openSource, progressOf} from '../open.ts';
import type {InitCommand} from '../words/init.ts';
import {type Dialogue, openDialogue} from './dialogue.ts';
import {faultAmong} from './faults.ts';
import {checkPlace, exists, writeNewFile} from './new-file.ts';
import type {Answers} from './questions.ts';
import {checkSettings, configText, inputOf, settingsOf} from './settings.ts';

/** @throws TapError */
export async function init(command: InitCommand, standard: Omit<Services, 'runtime'>): Promise<void> {
  const services = {...standard, runtime: nodeRuntime(() => standard.output.waitedMs)};
  const {path} = command;
  checkPlace(path);
  if (checkSettings(settingsOf({}, process.env)).apiVersion === 'v2') throw new InputError(ONLY_V3);
  const input = await writeConfig(command, services);
  services.log.info(`Wrote ${path}, which only you can read. A run would read:`);
  await runEstimate(impatient(input), services, {format: 'text'});
  services.log.info('To read the account, run:');
  await services.output.write(`tap-lengow --config ${quoted(path)}\n`, services.signal);
}

const ONLY_V3 =
  'init sets up API v3 only, but TAP_LENGOW_API_VERSION is "v2"; unset it, or write a config for API V2 by hand (docs/v2.md)';

async function writeConfig({path, force}: InitCommand, services: Services): Promise<Input> {
  const dialogue = await openDialogue(services.signal);
  try {
    const isThere = exists(path);
    if (isThere && !force) await dialogue.mayReplace(path);
    const settings = settingsOf(await ask(dialogue, services), process.env);
    const read = checkSettings(settings);
    const input = inputOf(read);
    for (const warning of read.warnings) services.log.warning(warning);
    services.signal.throwIfAborted();
    writeNewFile(path, configText(settings), isThere);
    return input;
  } catch (error) {
    throw error instanceof Interruption ? unwritten(error, path) : error;
  } finally {
    dialogue.close();
  }
}

/** Asks for the keys, tries them, and asks for the rest. */
async function ask(dialogue: Dialogue, services: Services): Promise<Answers> {
  const keys = await dialogue.keys(faultAmong({}));
  const read = checkSettings(settingsOf(keys, process.env));
  services.log.conceal(read.secrets);
  const input = inputOf(read);
  const source = await openSource(impatient(input), services, progressOf(input, services), certainCodes);
  const codes = await certainCodes(source.account);
  services.log.info(`Account ${source.account.id}: marketplaces ${codes.join(', ') || 'none'}`);
  return {...keys, ...(await dialogue.choices(codes, faultAmong(keys, source)))};
}

const unwritten = ({exitCode}: Interruption, path: string): Interruption =>
  new Interruption(`Interrupted; ${path} was not written`, exitCode);

/** A path as a word of a shell command. */
const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);
