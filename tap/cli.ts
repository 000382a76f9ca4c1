// Parses the command line into one command. This module knows which commands exist, not what they do.

import yargs from 'yargs';
import {ENV, FLAGS, TEST_KINDS} from './commands/flags.ts';
import {excess, unusable} from './commands/unusable.ts';
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
  2  flags, config, catalog, state  129, 130, 143  interrupted
  3  credentials or rights          141  the target closed the pipe`;

/** @throws InputError for a flag that is unknown, has no value or is repeated. */
export async function parse(argv: readonly string[]): Promise<Command> {
  const fault = excess(argv);
  if (fault !== undefined) throw refusal(fault);
  let text: string | undefined;
  const flags = await parser(argv).parseAsync(argv.map(withStdin), {}, (_error, _argv, output) => {
    if (output !== '') text = output;
  });
  if (text !== undefined) return {kind: 'text', text: `${text}\n`};
  if (flags._.length > 0) throw refusal('arguments without a flag are not accepted');
  if (flags.discover) return {kind: 'discover'};
  if (flags.about) return {kind: 'about', format: flags.format};
  const files = {
    configs: (flags.config ?? []).map((config) => sourceOf(String(config))),
    catalog: once('catalog', flags.catalog),
    state: once('state', flags.state),
  };
  return {kind: TEST_KINDS[once('test', flags.test) ?? 'none'] ?? 'sync', files};
}

const sourceOf = (config: string): string => (config.toUpperCase() === ENV ? ENV : config);

/** `-` means stdin, but yargs would treat it as a flag. */
const withStdin = (word: string): string => word.replace(/^(--[a-z]+=)?-$/, '$1/dev/stdin');

const parser = (argv: readonly string[]) =>
  yargs([...argv])
    .scriptName('tap-lengow')
    .locale('en')
    .usage(
      '$0 --config config.json [--catalog catalog.json] [--state state.json]\n\nReads the marketplaces, orders and shipment trackings of a Lengow account and writes Singer messages to stdout.',
    )
    .options(FLAGS)
    .version('version', 'print the version', version)
    .alias('version', 'V')
    .help('help', 'print this help')
    .alias('help', 'h')
    .epilogue(EXIT_CODES)
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    // `--config.x` and `--no-config` are no flags.
    .parserConfiguration({'dot-notation': false, 'boolean-negation': false})
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      // yargs reports some errors as a string and others as an Error object.
      throw refusal(unusable(message ?? error.message, argv));
    });

const refusal = (fault: string): InputError => new InputError(`${fault}; see tap-lengow --help`);

function once(flag: string, value: unknown): string | undefined {
  if (Array.isArray(value)) throw new InputError(`--${flag} was given ${value.length} times; give it once`);
  return value === undefined ? undefined : String(value);
}
