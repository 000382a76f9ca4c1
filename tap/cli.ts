// Parses the command line into one command. This module knows which commands exist, not what they do.

import yargs from 'yargs';
import {InputError} from './errors.ts';
import {version} from './package.ts';

export type Command =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'discover'}
  | {readonly kind: 'about'; readonly format: 'text' | 'json' | 'markdown'}
  | {readonly kind: 'sync' | 'test' | 'schema'; readonly files: Files};

export type Files = {
  readonly configs: readonly string[];
  readonly catalog: string | undefined;
  readonly state: string | undefined;
};

const EXIT_CODES = `Exit codes:
  0  complete                       4  the API did not deliver after all retries
  1  a bug, or stdout failed        5  a response cannot be made into a valid record
  2  flags, config, catalog, state  130, 143  interrupted
  3  credentials or rights          141  the target closed the pipe`;

/** The values of `--test`, as the Meltano SDK names them. */
const KINDS: Readonly<Record<string, 'test' | 'schema'>> = {all: 'test', schema: 'schema'};

/** @throws InputError for a flag that is unknown, has no value or is repeated. */
export async function parse(argv: readonly string[]): Promise<Command> {
  let text: string | undefined;
  const flags = await parser(argv).parseAsync([...argv], {}, (_error, _argv, output) => {
    if (output !== '') text = output;
  });
  if (text !== undefined) return {kind: 'text', text: `${text}\n`};
  if (flags.discover) return {kind: 'discover'};
  if (flags.about) return {kind: 'about', format: flags.format};
  const files = {
    configs: (flags.config ?? []).map(String),
    catalog: once('catalog', flags.catalog),
    state: once('state', flags.state),
  };
  return {kind: KINDS[once('test', flags.test) ?? 'none'] ?? 'sync', files};
}

const parser = (argv: readonly string[]) =>
  yargs([...argv])
    .scriptName('tap-lengow')
    .locale('en')
    .usage(
      '$0 --config config.json [--catalog catalog.json] [--state state.json]\n\nReads the marketplaces, orders and shipment trackings of a Lengow account and writes Singer messages to stdout.',
    )
    .option('config', {
      alias: 'c',
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'settings; may be repeated, later files win; ENV reads TAP_LENGOW_* and .env, which always win',
    })
    .option('catalog', {
      alias: ['p', 'properties'],
      type: 'string',
      nargs: 1,
      describe: 'which streams and columns to read; without it, those selected by default',
    })
    .option('state', {alias: 's', type: 'string', nargs: 1, describe: 'where to resume from'})
    .option('discover', {
      alias: 'd',
      type: 'boolean',
      describe: 'print the catalog; needs neither a config nor the network',
    })
    .option('test', {
      type: 'string',
      choices: Object.keys(KINDS),
      // As in the Meltano SDK, the bare flag means `all`.
      coerce: (value) => (value === '' ? 'all' : value),
      describe:
        'log in, report what a run would read and write nothing to stdout; --test=schema writes the SCHEMA messages, without using the network',
    })
    .option('about', {type: 'boolean', describe: 'print name, version, capabilities, settings and streams'})
    .option('format', {
      choices: ['text', 'json', 'markdown'] as const,
      default: 'text' as const,
      describe: 'the format of --about',
    })
    .version('version', 'print the version', version)
    .help('help', 'print this help')
    .alias('help', 'h')
    .epilogue(EXIT_CODES)
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      // yargs reports some mistakes as a message and others as an Error; some reports span several lines.
      const fault = (message ?? error.message).replaceAll(/\s+/g, ' ');
      throw new InputError(`${fault}; see tap-lengow --help`);
    });

function once(flag: string, value: unknown): string | undefined {
  if (Array.isArray(value)) throw new InputError(`--${flag} was given ${value.length} times; give it once`);
  return value === undefined ? undefined : String(value);
}
