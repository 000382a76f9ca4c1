// Parses a fault in the form in which a user enters it: `orders:503:2`.
import {type Fault, type FaultKind, type FaultyRoute, faultKinds} from './faults.ts';

const ROUTES: readonly string[] = ['token', 'marketplaces', 'orders'] satisfies FaultyRoute[];

/** Parses `route:kind[:nth[:times]]`, where `nth` is a number or `every`. */
export function readFault(text: string): Fault {
  const [route = '', kind = '', nth = '1', times = '1'] = text.split(':');
  if (!ROUTES.includes(route)) throw new Error(`--fault ${text}: the route must be one of ${ROUTES.join(', ')}`);
  const known = faultKinds(route as FaultyRoute);
  const found = known.find((one) => String(one) === kind);
  if (found === undefined) throw new Error(`--fault ${text}: the kind must be one of ${known.join(', ')}`);
  return faultOf(route as FaultyRoute, found, nth, Number(times));
}

const faultOf = (route: FaultyRoute, kind: FaultKind, nth: string, times: number): Fault => ({
  route,
  kind,
  nth: nth === 'every' ? nth : Number(nth),
  times,
});
