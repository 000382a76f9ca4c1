// Parses the command line into one command. This module knows which commands exist, not what they do.

import yargs, {type Argv} from 'yargs';
import {excess, unusable} from './commands/unusable.ts';
import type {Given} from './commands/words/given.ts';
import {WORDS, type Command as WordCommand} from './commands/words/index.ts';
import type {Word} from './commands/words/word.ts';
import {InputError} from './errors.ts';
import {version} from './package.ts';

export type Command = WordCommand | {readonly kind: 'text'; readonly text: string};

const EXIT_CODES = `Exit codes:
  0  complete                       4  the API did not deliver after all retries
  1  a bug, or stdout failed        5  a response cannot be made into a valid record
  2  flags, config, catalog, state  6  verify found differences
  3  credentials or rights          129, 130, 143  interrupted
                                    141  the target closed the pipe`;

/** @throws InputError for a flag that is unknown, has no value or is repeated, and for arguments after `--`. */
export async function parse(argv: readonly string[]): Promise<Command> {
  const fault = excess(argv);
  if (fault !== undefined) throw refusal(fault);
  let text: string | undefined;
  let read = (): Command => ({kind: 'text', text: `${text}\n`});
  const words = parser(argv, (chosen) => {
    read = chosen;
  });
  await words.parseAsync(argv.map(withStdin), {}, (_error, _argv, output) => {
    if (output !== '') text = output;
  });
  return text === undefined ? read() : {kind: 'text', text: `${text}\n`};
}

/** `-` means stdin, but yargs would treat it as a flag. */
const withStdin = (word: string): string => word.replace(/^(--[a-z]+=)?-$/, '$1/dev/stdin');

type Choose = (read: () => Command) => void;

const parser = (argv: readonly string[], choose: Choose) =>
  commands(yargs([...argv]), choose)
    .scriptName('tap-lengow')
    .locale('en')
    .usage(
      '$0 --config config.json [--catalog catalog.json] [--state state.json]\n\nReads the marketplaces, orders and shipment trackings of a Lengow account and writes Singer messages to stdout.',
    )
    .version('version', 'print the version', version)
    .alias('version', 'V')
    .help('help', 'print this help')
    .alias('help', 'h')
    .epilogue(EXIT_CODES)
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    // `--config.x` and `--no-config` are no flags.
    .parserConfiguration({'dot-notation': false, 'boolean-negation': false, 'populate--': true})
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      // yargs reports some errors as a string and others as an Error object.
      throw refusal(unusable(message ?? error.message, argv));
    });

const refusal = (fault: string): InputError => new InputError(`${fault}; see tap-lengow --help`);

const commands = (parser: Argv, choose: Choose): Argv =>
  WORDS.reduce(
    (all: Argv, {line, describe, flags, read}: Word) =>
      all.command(
        line,
        describe,
        (one) => one.options(flags),
        (given) => choose(() => read(complete(given)) as Command),
      ),
    parser,
  );

/** @throws InputError for arguments after `--`, which yargs puts aside without checking them */
function complete(given: Given): Given {
  if (given['--'] !== undefined) throw refusal('arguments after -- are not supported; remove the --');
  return given;
}
