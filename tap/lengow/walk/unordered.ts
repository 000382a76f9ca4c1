// Records that the API does not sort as requested, and says so once.

import type {Proofs} from './proofs.ts';
import type {Route} from './route.ts';

type Means = {
  readonly proofs: Proofs;
  readonly route: Route;
  readonly listener: {warn(message: string): void; inform(message: string): void};
};

export function recordUnordered(how: 'ignored' | 'refused', {proofs, route, listener}: Means): void {
  const isKnown = proofs.ordering === 'ignored' || proofs.ordering === 'refused';
  if (how === 'refused' || !isKnown) proofs.ordering = how;
  if (isKnown) return;
  const {noun, isOrderingDocumented} = route;
  const message = `The API ${how} the ordering of ${noun}, so the tap splits the time range instead: nothing is missed, but it takes more requests.`;
  if (isOrderingDocumented) listener.warn(message);
  else listener.inform(message);
}
