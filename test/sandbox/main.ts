// The sandbox as a command-line program: `npm run sandbox -- --help`.
import {once} from 'node:events';
import yargs from 'yargs';
import {hideBin} from 'yargs/helpers';
import {busy} from './busy.ts';
import {readFault} from './fault-text.ts';
import {DEFAULTS} from './options.ts';
import {type Sandbox, startSandbox} from './sandbox.ts';
import {createShop} from './shop.ts';

const SHOP = {
  orders: {type: 'number', default: 2000, describe: 'initial number of orders in the shop'},
  seed: {type: 'string', default: '1', describe: 'the same seed always produces the same shop'},
  months: {type: 'number', default: 24, describe: 'number of months over which the orders are spread'},
  marketplaces: {type: 'string', array: true, describe: 'marketplace codes (default: four marketplaces)'},
  ties: {
    type: 'number',
    array: true,
    describe: 'a past bulk update, given as the number of orders that share its timestamp',
  },
  busy: {type: 'boolean', default: false, describe: 'change and create orders between requests for orders'},
} as const;

const SERVER = {
  port: {type: 'number', default: 8420, describe: 'port to listen on; 0: any free port'},
  latency: {type: 'number', default: 0, describe: 'delay before each response, in milliseconds'},
  'rate-limit': {type: 'number', describe: 'requests allowed per minute and route before a 429 (default: no limit)'},
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

const args = await yargs(hideBin(process.argv))
  .scriptName('npm run sandbox --')
  .usage('$0 [options]\n\nA Lengow API on localhost, backed by a generated shop. Runs until interrupted.')
  .options(SHOP)
  .options(SERVER)
  .options(DISAGREEMENTS)
  .group(Object.keys(SHOP), 'The shop:')
  .group(Object.keys(SERVER), 'The server:')
  .group(Object.keys(DISAGREEMENTS), 'Behaviour on which the sources about Lengow disagree:')
  .version(false)
  .locale('en')
  .strict()
  .showHelpOnFail(false)
  .check(hasNumbers)
  .parse();

const {ties, marketplaces} = args;
const shop = createShop({
  orders: args.orders,
  seed: args.seed,
  months: args.months,
  ...(ties && {ties}),
  ...(marketplaces && {marketplaces}),
});

await using sandbox = await startSandbox({
  shop,
  port: args.port,
  latencyMs: args.latency,
  tokenLifeSeconds: args.tokenLife,
  rateLimit: args.rateLimit === undefined ? undefined : {requests: args.rateLimit},
  exclusiveFrom: args.exclusiveFrom,
  exclusiveTo: args.exclusiveTo,
  secondPrecision: args.secondPrecision,
  sevenDays: args.sevenDays,
  ignoreOrdering: args.ignoreOrdering,
  singleOrdering: args.singleOrdering,
  ignoreFilters: args.ignoreFilter,
  pastEnd: args.pastEnd,
  pageCap: args.pageCap,
}).catch(cannotListen);
if (args.busy) sandbox.beforeRequest(busy({seed: args.seed}));
for (const fault of args.fault) sandbox.faults.add(fault);
process.stdout.write(welcome(sandbox));
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

function cannotListen({code}: NodeJS.ErrnoException): never {
  const reason = code === 'EADDRINUSE' ? 'another program, perhaps another sandbox, uses it' : code;
  process.stderr.write(
    `cannot listen on port ${args.port}: ${reason}; choose another with --port, or 0 for a free one\n`,
  );
  process.exit(1);
}

/** yargs parses a non-numeric value as NaN. */
function hasNumbers(given: Readonly<Record<string, unknown>>): true {
  const wrong = Object.keys(given).find((name) => Number.isNaN(given[name]));
  if (wrong) throw new Error(`--${wrong} must be a number`);
  return true;
}

function welcome({url, config, shop: {orders}}: Sandbox): string {
  return `Lengow sandbox with ${orders.length} orders at ${url}\n\nconfig.json:\n${JSON.stringify(config, null, 2)}\n`;
}
