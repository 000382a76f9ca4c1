// The sandbox as a command-line program: `npm run sandbox -- --help`.
import {once} from 'node:events';
import yargs from 'yargs';
import {hideBin} from 'yargs/helpers';
import {type Account, type Accounts, startAccounts} from './accounts.ts';
import {busy} from './busy.ts';
import {readFault} from './fault-text.ts';
import {DEFAULTS} from './options.ts';
import type {Sandbox} from './sandbox.ts';
import {sectionsOf} from './sections.ts';
import {createShop} from './shop.ts';

const ACCOUNT = {
  account: {
    type: 'number',
    describe: 'account number; may be given more than once (default: one account, 155)',
  },
} as const;

const SHOP = {
  orders: {type: 'number', default: 2000, describe: 'initial number of orders in the shop'},
  actions: {type: 'number', default: 0, describe: 'initial number of actions, such as confirmed shipments'},
  'v2-orders': {type: 'number', default: 0, describe: 'orders in the old API V2, placed in the last 60 days'},
  'vidr-lines': {type: 'number', default: 0, describe: 'lines in the VAT report of each Amazon marketplace'},
  'stock-reports': {type: 'number', default: 0, describe: 'stock reports of Zalando, in the feeds 222 and 333'},
  seed: {type: 'string', default: '1', describe: 'the same seed always produces the same shop'},
  months: {type: 'number', default: 24, describe: 'number of months over which the orders are spread'},
  marketplaces: {type: 'string', array: true, describe: 'marketplace codes (default: four marketplaces)'},
  ties: {
    type: 'number',
    array: true,
    describe: 'a past bulk update, given as the number of orders that share its timestamp',
  },
  'unknown-members': {
    type: 'boolean',
    default: false,
    describe: 'add members that Lengow does not document to half of the orders',
  },
  busy: {type: 'boolean', default: false, describe: 'change and create orders between requests for orders'},
} as const;

const SERVER = {
  port: {type: 'number', default: 8420, describe: 'port to listen on; 0: any free port'},
  latency: {type: 'number', default: 0, describe: 'delay before each response, in milliseconds'},
  'rate-limit': {type: 'number', describe: 'requests allowed per minute and route before a 429 (default: no limit)'},
  canaries: {
    type: 'boolean',
    default: false,
    describe: 'mark every personal or unknown text in an order with its class and path, e.g. PII-contact-…',
  },
  'token-life': {
    type: 'number',
    default: DEFAULTS.tokenLifeSeconds,
    describe: 'seconds before a session token expires',
  },
  fault: {
    type: 'string',
    array: true,
    default: [],
    coerce: (texts: string[]) => texts.map(readFault),
    describe: 'fault to inject: route:kind[:nth[:times]], e.g. orders:503:2 or token:reset; kind ? lists all kinds',
  },
} as const;

const DISAGREEMENTS = {
  'exclusive-from': {type: 'boolean', default: false, describe: 'lower date bounds are exclusive'},
  'exclusive-to': {type: 'boolean', default: false, describe: 'upper date bounds are exclusive'},
  'second-precision': {
    choices: ['parameter', 'rows', 'both'] as const,
    describe: 'what date filters truncate to whole seconds',
  },
  'seven-days': {type: 'boolean', default: false, describe: 'only order date filters lift the seven-day default'},
  'ignore-ordering': {type: 'boolean', default: false, describe: 'the ordering parameter has no effect'},
  'action-ordering': {
    choices: ['honoured', 'ignored', 'refused'] as const,
    default: DEFAULTS.actionOrdering,
    describe: 'what the API does with the ordering of actions',
  },
  'single-ordering': {type: 'boolean', default: false, describe: 'only the first ordering field has an effect'},
  'ignore-filter': {
    type: 'string',
    array: true,
    default: [] as string[],
    describe: 'name of a query parameter to ignore',
  },
  'past-end': {
    choices: ['404', 'empty'] as const,
    default: DEFAULTS.pastEnd,
    describe: 'response to a request for a page past the end',
  },
  'page-cap': {type: 'number', default: DEFAULTS.pageCap, describe: 'maximum number of orders per page'},
} as const;

const USAGE = `$0 [options] [--account NUMBER [options]]...

A Lengow API on localhost, backed by a generated shop. Runs until interrupted.

Several accounts can share the server. Each has its own keys, shop, faults and rate limit. \
Options before the first --account apply to every account, options after an --account only to that one. \
The shop of an --account depends on the seed and on its number.`;

const parse = (args: readonly string[]) =>
  yargs([...args])
    .scriptName('npm run sandbox --')
    .usage(USAGE)
    .options(ACCOUNT)
    .options(SHOP)
    .options(SERVER)
    .options(DISAGREEMENTS)
    .group(Object.keys(ACCOUNT), 'The account:')
    .group(Object.keys(SHOP), 'The shop:')
    .group(Object.keys(SERVER), 'The server:')
    .group(Object.keys(DISAGREEMENTS), 'Behaviour on which the sources about Lengow disagree:')
    .version(false)
    .locale('en')
    .strict()
    .showHelpOnFail(false)
    .check(hasNumbers)
    .parseAsync()
    .then(lastOfEach);

type Arguments = Awaited<ReturnType<typeof parse>>;

const args = hideBin(process.argv);
const {port} = await parse(args);
const sections: Arguments[] = [];
for (const section of sectionsOf(args)) sections.push(await parse(section));

await using accounts = await startAccounts(sections.map(accountOf), port).catch(cannotStart);
for (const [at, sandbox] of accounts.sandboxes.entries()) disturb(sandbox, sections[at] as Arguments);
process.stdout.write(welcome(accounts));
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

function accountOf(given: Arguments): Account {
  const {account, ties, marketplaces} = given;
  const shop = createShop({
    ...(account === undefined ? {seed: given.seed} : {accountId: account, seed: `${given.seed}/${account}`}),
    orders: given.orders,
    months: given.months,
    actions: given.actions,
    stockReports: given['stock-reports'],
    v2Orders: given['v2-orders'],
    vidrLines: given['vidr-lines'],
    unknownMembers: given.unknownMembers,
    ...(ties && {ties}),
    ...(marketplaces && {marketplaces}),
  });
  return {
    shop,
    latencyMs: given.latency,
    canaries: given.canaries,
    tokenLifeSeconds: given.tokenLife,
    rateLimit: given.rateLimit === undefined ? undefined : {requests: given.rateLimit},
    exclusiveFrom: given.exclusiveFrom,
    exclusiveTo: given.exclusiveTo,
    secondPrecision: given.secondPrecision,
    sevenDays: given.sevenDays,
    ignoreOrdering: given.ignoreOrdering,
    actionOrdering: given.actionOrdering,
    singleOrdering: given.singleOrdering,
    ignoreFilters: given.ignoreFilter,
    pastEnd: given.pastEnd,
    pageCap: given.pageCap,
  };
}

function disturb(sandbox: Sandbox, given: Arguments): void {
  if (given.busy) sandbox.beforeRequest(busy({seed: given.seed}));
  for (const fault of given.fault) sandbox.faults.add(fault);
}

function cannotStart({code, message}: NodeJS.ErrnoException): never {
  const reason = code === 'EADDRINUSE' ? 'another program, perhaps another sandbox, uses it' : code;
  process.stderr.write(
    code === undefined
      ? `${message}\n`
      : `cannot listen on port ${port}: ${reason}; choose another with --port, or 0 for a free one\n`,
  );
  process.exit(1);
}

/** yargs parses a non-numeric value as NaN. */
function hasNumbers(given: Readonly<Record<string, unknown>>): true {
  const wrong = Object.keys(given).find((name) => [given[name]].flat().some(Number.isNaN));
  if (wrong) throw new Error(`--${wrong} must be a number`);
  return true;
}

/** yargs makes an array of an option that is given twice; here, the last value counts. */
function lastOfEach<T extends object>(given: T): T {
  const lists = ['ties', 'marketplaces', 'fault', 'ignoreFilter'];
  const single = ([name, value]: [string, unknown]) =>
    [name, Array.isArray(value) && !lists.includes(name) ? value.at(-1) : value] as const;
  return Object.fromEntries(Object.entries(given).map(single)) as T;
}

function welcome({url, sandboxes}: Accounts): string {
  const configs = sandboxes.map(
    ({accountId, config, shop: {orders}}) =>
      `\nAccount ${accountId}, ${orders.length} orders, config.json:\n${JSON.stringify(config, null, 2)}\n`,
  );
  return `Lengow sandbox at ${url}\n${configs.join('')}`;
}
