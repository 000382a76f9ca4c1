// Determines the time at Lengow, which sets the upper end of a run and limits what its state may claim. Date headers
// can be wrong, because a proxy or a replica may have set them, so a surprising date is compared with the next
// response's.

import {DAY, formatInstant, MINUTE, type Micros} from '../../values/instant.ts';
import {AuthError, LengowError} from '../errors.ts';
import type {Account} from '../lengow/account.ts';

export type ServerTime = {
  /** When the run logged in, by Lengow's clock. */
  readonly now: Micros;
  /** The maximum error of `now`. */
  readonly doubt: Micros;
  /** A time that has certainly passed, used until another response confirms `now`. */
  readonly certain: Micros;
};

/** What the time is calculated from. */
type Dated = Pick<Account, 'clock' | 'marketplaces'>;

type Context = {
  /** This machine's clock. */
  readonly machine: Micros;
  readonly elapsedMs: () => number;
  readonly listener: {warn(message: string): void};
};

// Synchronized clocks differ by only seconds, but a response may take a minute.
const IN_STEP = 2 * MINUTE;

const MISSING = "Lengow's login response has no Date header; using this machine's clock";
const WRONG = "Lengow's login response has a Date header that cannot be right; using this machine's clock";

export const isInStep = (a: Micros, b: Micros): boolean => Math.abs(a - b) <= IN_STEP;

/** @throws errors that end a run, but ignores a failure of the request that is sent only to obtain a second date */
export async function serverTimeOf(account: Dated, {machine, elapsedMs, listener}: Context): Promise<ServerTime> {
  const {clock} = account;
  if (clock.login === undefined) {
    listener.warn(clock.isDated ? WRONG : MISSING);
    return {now: machine, doubt: DAY, certain: machine};
  }
  if (isInStep(clock.login, machine)) return {now: clock.login, doubt: 0, certain: clock.login};
  const difference = spanOf(clock.login - machine);
  listener.warn(`Lengow's clock and this machine's clock differ by ${difference}; check this machine's clock`);
  const beginMs = elapsedMs();
  await nextResponse(account);
  const {next} = clock;
  if (next === undefined) return {now: clock.login, doubt: 0, certain: Math.min(clock.login, machine)};
  const passed = Math.ceil((next.atMs - beginMs) * 1000);
  const now = believed(clock.login, next.date - passed, machine);
  return {now, doubt: 0, certain: now};
}

/**
 * Returns the login's time if the next response's date confirms it, otherwise whichever is closer to this machine's
 * clock.
 */
function believed(login: Micros, next: Micros, machine: Micros): Micros {
  if (isInStep(login, next)) return login;
  return Math.abs(next - machine) < Math.abs(login - machine) ? next : login;
}

/** The warning for a login response dated later than a response received after it; undefined if there is none. */
export const lagWarning = (upper: Micros, claimable: Micros): string | undefined =>
  isInStep(upper, claimable)
    ? undefined
    : `Some of Lengow's responses are dated ${spanOf(upper - claimable)} before its login, so the state covers only orders updated until ${formatInstant(claimable)}`;

/** Requests the marketplaces, because most runs need them anyway. */
async function nextResponse(account: Dated): Promise<void> {
  try {
    await account.marketplaces();
  } catch (error) {
    if (!(error instanceof AuthError || error instanceof LengowError)) throw error;
  }
}

function spanOf(difference: Micros): string {
  const minutes = Math.round(Math.abs(difference) / MINUTE);
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 2 * 24 * 60 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 60 / 24)} days`;
}
