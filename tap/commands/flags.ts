// The command-line flags, as yargs options.

import type {Options} from 'yargs';

/** The value of `--config` that stands for the environment. */
export const ENV = 'ENV';

/** The values of `--test`, as the Meltano SDK names them. */
export const TEST_KINDS: Readonly<Record<string, 'test' | 'schema'>> = {all: 'test', schema: 'schema'};

const testKind = (value: unknown): unknown => (value === '' ? 'all' : value);

/** The flag `--format`; the first choice is the default. */
export const formatFlag = (choices: readonly [string, ...string[]], describe: string) =>
  ({choices, default: choices[0], nargs: 1, describe}) as const satisfies Options;

/** The flags from which `filesOf` makes the input of a command. */
export const INPUT_FLAGS = {
  config: {
    alias: 'c',
    type: 'string',
    array: true,
    nargs: 1,
    describe:
      'settings; may be repeated, later files win; - is stdin; ENV reads TAP_LENGOW_* and .env, which always win',
  },
  catalog: {
    alias: ['p', 'properties'],
    type: 'string',
    nargs: 1,
    describe: 'which streams and columns to read; without it, those selected by default',
  },
  state: {alias: 's', type: 'string', nargs: 1, describe: 'where to resume from'},
  select: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: "select more streams or columns, such as 'order.*' or order.sku; may be repeated",
  },
  deselect: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'deselect streams or columns, whatever selects them; may be repeated',
  },
} as const satisfies Readonly<Record<string, Options>>;

export const FLAGS = {
  ...INPUT_FLAGS,
  report: {
    type: 'string',
    nargs: 1,
    describe: 'write a JSON report of the run to this file, however the run ends',
  },
  discover: {alias: 'd', type: 'boolean', describe: 'print the catalog; needs neither a config nor the network'},
  test: {
    type: 'string',
    choices: Object.keys(TEST_KINDS),
    // As in the Meltano SDK, the bare flag means `all`. If the flag was repeated, the value is an array.
    coerce: (value: unknown) => (Array.isArray(value) ? value.map(testKind) : testKind(value)),
    describe:
      'log in, report what a run would read and write nothing to stdout; --test=schema writes the SCHEMA messages, without using the network',
  },
  about: {type: 'boolean', describe: 'print name, version, Node, capabilities, settings and streams'},
  format: formatFlag(['text', 'json', 'markdown'], 'the format of --about'),
} as const satisfies Readonly<Record<string, Options>>;
