// What a run reads from: the account, its orders, the marketplaces in scope, and up to when.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Config} from '../../config/read.ts';
import type {State} from '../../state/state.ts';
import type {Micros} from '../../values/instant.ts';
import {DAY, HOUR} from '../../values/instant.ts';
import {LengowError} from '../errors.ts';
import {Account} from '../lengow/account.ts';
import type {Listener} from '../lengow/http/call.ts';
import type {Surroundings} from '../lengow/http/client.ts';
import {Client} from '../lengow/http/client.ts';
import {Orders} from '../lengow/orders/orders.ts';
import {resolveScope} from '../plan/scope.ts';
import {upperEnd} from '../plan/upper-end.ts';

export type Source = {
  readonly account: Account;
  readonly orders: Orders;
  /** The codes to read; undefined is all. */
  readonly scope: readonly string[] | undefined;
  /** The server's time at login. */
  readonly now: Micros;
  /** The last instant that the run may claim. */
  readonly upper: Micros;
};

type Options = {
  readonly config: Config;
  readonly streams: readonly SelectedStream[];
  readonly state: State;
};

// Lengow shows an update up to two hours after its stamp: its own plugins read that far back.
const UNSETTLED = 2 * HOUR;

/** @throws AuthError, LengowError, InputError */
export async function openSource(options: Options, surroundings: Surroundings): Promise<Source> {
  const {config} = options;
  const {world, listener} = surroundings;
  const client = new Client(config, surroundings);
  const account = await Account.login(client);
  if (account.serverTime === undefined)
    listener.warn('The login told no time, so the clock of this machine is trusted');
  const now = account.serverTime ?? world.now() * 1000;
  const doubt = account.serverTime === undefined ? DAY : 0;
  const upper = upperEnd({now, endDate: config.endDate});
  const codes = async () => (await codesOf(account)) ?? [];
  return {
    account,
    orders: new Orders(client, {
      params: currencyParams(config),
      now,
      doubt,
      settled: upper - UNSETTLED,
      codes,
      listener,
    }),
    scope: await scopeOf(options, account, listener),
    now,
    upper,
  };
}

const currencyParams = ({setCurrency, noCurrencyConversion}: Config): Record<string, string> => ({
  ...(setCurrency !== undefined && {set_currency: setCurrency}),
  ...(noCurrencyConversion && {no_currency_conversion: '1'}),
});

async function scopeOf({config, streams, state}: Options, account: Account, listener: Pick<Listener, 'warn'>) {
  const wanted = config.marketplaces;
  if (wanted === undefined) return;
  const known = await codesOf(account);
  const warn = (message: string) => listener.warn(message);
  if (known === undefined) warn('The marketplaces are out of reach, so the codes of the config are taken as they are');
  const names = streams.filter(({id}) => id !== 'marketplace').map(({id}) => config.streamPrefix + id);
  return resolveScope({wanted, known, state, streams: names, warn});
}

/** The account's codes; undefined when they are out of reach. */
async function codesOf(account: Account): Promise<readonly string[] | undefined> {
  try {
    return [...(await account.marketplaces()).keys()];
  } catch (error) {
    if (error instanceof LengowError) return;
    throw error;
  }
}
