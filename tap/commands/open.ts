// Logs in and builds the plan. Used by both runs and --test, so that both accept the same input.

import type {Config} from '../../config/config.ts';
import {isSameCode} from '../../values/code.ts';
import {HOUR, SECOND} from '../../values/instant.ts';
import {InputError} from '../errors.ts';
import {Account} from '../lengow/account.ts';
import {ACTIONS} from '../lengow/actions/route.ts';
import type {Listener} from '../lengow/http/call.ts';
import {Client} from '../lengow/http/client.ts';
import {ORDERS} from '../lengow/orders/route.ts';
import {hiddenOrders} from '../lengow/orders/seven-days.ts';
import {Stock} from '../lengow/stock/stock.ts';
import {Collection, type CollectionListener} from '../lengow/walk/collection.ts';
import {Progress} from '../log/progress.ts';
import {type Plan, type PlanInput, planOf} from '../plan/plan.ts';
import type {Input, Services, Source} from '../run/context.ts';
import {claiming} from '../run/feeds.ts';
import {claimableBy, refuseOthers} from './claimable.ts';
import {codesOf, type ReadCodes, type Warning} from './codes.ts';
import {feedDateFaults} from './feed-dates.ts';
import {serverTimeOf} from './server-time.ts';

// An update may not appear in the API until two hours after its `updated_at`: Lengow's own plugins read that far back.
// The extra seconds account for the bounds sent to the API, which are wider than the query's.
const UNSETTLED = 2 * HOUR + 5 * SECOND;

const MOST_ATTEMPTS = 3;

/** The same input with fewer retries than in a run, because someone is waiting for the result. */
export const impatient = (input: Input): Input => ({
  ...input,
  config: {...input.config, maxAttempts: Math.min(input.config.maxAttempts, MOST_ATTEMPTS)},
});

export const progressOf = ({config: {requestsPerMinute}}: Input, services: Services): Progress =>
  new Progress({...services, requestsPerMinute});

const ONLY_V3 =
  'This command reads API v3 only, but api_version is "v2"; use a config for API v3, with access_token and secret';

/**
 * @param readCodes reads the account's codes, by which the config's codes are checked
 * @throws AuthError, LengowError, InputError
 */
export async function openSource(
  input: Input,
  services: Services,
  listener: Listener & CollectionListener,
  readCodes: ReadCodes = codesOf,
): Promise<Source> {
  const {facts, runtime, signal} = services;
  if (input.config.apiVersion === 'v2') throw new InputError(ONLY_V3);
  const client = new Client(input.config, {runtime, signal, listener});
  const account = await Account.login(client);
  facts.accountId = account.id;
  const {now, doubt, certain} = await serverTimeOf(account, {
    machine: runtime.now() * 1000,
    elapsedMs: runtime.elapsedMs,
    listener,
  });
  refuseOthers(account.id, input);
  const faults = feedDateFaults(input, now);
  if (faults.length > 0) throw InputError.of(faults);
  const known = await knownCodes(input.config, account, () => readCodes(account, listener));
  const plan = checkedPlan({...input, streams: claiming(input.streams), known, now}, listener);
  facts.upper = plan.upper;
  const shared = {
    accountId: input.config.accountId,
    now,
    doubt,
    settled: Math.min(plan.upper, certain) - UNSETTLED,
    codes: async () => (await codesOf(account)) ?? [],
  };
  const params = currencyParams(input.config);
  const orders = new Collection(client, {...shared, route: ORDERS, findHidden: hiddenOrders, params, listener});
  const actions = new Collection(client, {...shared, route: ACTIONS, params: {}, listener});
  // If a later response has an earlier date, the login's date was too late; otherwise, the response confirms it.
  const claimable = claimableBy(input.config, () => Math.min(now, account.clock.earliest ?? certain));
  return {account, orders, actions, stock: new Stock(client), now, plan, claimable};
}

/**
 * The account's marketplace codes; undefined if the config does not restrict the marketplaces. A code missing from one
 * response may be in the next.
 */
async function knownCodes({marketplaces: wanted}: Config, account: Account, read: () => ReturnType<ReadCodes>) {
  if (wanted === undefined) return;
  const known = await read();
  const lacks = known !== undefined && wanted.some((code) => !known.some((own) => isSameCode(own, code)));
  return lacks ? [...(await account.confirmedMarketplaces()).keys()] : known;
}

/** @throws InputError with all faults */
export function checkedPlan(input: PlanInput, listener: Warning): Plan {
  const {value, faults, warnings} = planOf(input);
  if (value === undefined) throw InputError.of(faults);
  for (const warning of warnings) listener.warn(warning);
  return value;
}

const currencyParams = ({setCurrency, noCurrencyConversion}: Config): Record<string, string> => ({
  ...(setCurrency !== undefined && {set_currency: setCurrency}),
  ...(noCurrencyConversion && {no_currency_conversion: '1'}),
});
