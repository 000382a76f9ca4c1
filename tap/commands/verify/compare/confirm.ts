// Asks Lengow about each suspect again. The shop may have changed since, and a response may have been false.

import type {Collection} from '../../../lengow/walk/collection.ts';
import type {Query} from '../../../lengow/walk/query.ts';
import type {Lookup} from '../lengow/lookup.ts';
import type {Versions} from '../lengow/versions.ts';
import type {Kind, Problem, Version} from '../problem.ts';
import {inParallel} from './in-parallel.ts';
import type {Suspect, Suspects} from './suspects.ts';

/** A problem that Lengow has confirmed. */
export type Confirmed = Problem & Pick<Suspect, 'tally'>;

type Confirming = {
  readonly orders: Collection;
  readonly versions: Versions;
  readonly lookup: Lookup;
  readonly suspects: Suspects;
};

// Half a page: if nearly all orders of a time are missing, one query finds them all.
const CHUNK = 50;
const WORTH_A_QUERY = 5;

/** @throws LengowError */
export async function confirm(given: Confirming): Promise<Confirmed[]> {
  const {suspects, orders} = given;
  const {all} = suspects;
  // If the table's version is later, two orders may share a key, and only their id finds both.
  const seen = all.filter(({version}) => version !== undefined && !suspects.isLater(version));
  const again = await inParallel(chunks(seen), orders.mostAtOnce, (chunk) => unchanged(given, chunk));
  const same = new Set(again.flat());
  const kept = await inParallel(all, orders.mostAtOnce, async (suspect) =>
    same.has(suspect) ? problemOf(suspects, suspect, suspect.version) : asked(given, suspect),
  );
  return distinct(kept.flatMap((problem) => problem ?? []));
}

/** Neighbours by `updated_at`, which a single query may find. */
function chunks(seen: readonly Suspect[]): Suspect[][] {
  const sorted = seen.toSorted((a, b) => updatedAtOf(a) - updatedAtOf(b));
  const all = Array.from({length: Math.ceil(sorted.length / CHUNK)}, (_, index) =>
    sorted.slice(index * CHUNK, (index + 1) * CHUNK),
  );
  return all.filter(({length}) => length >= WORTH_A_QUERY);
}

const updatedAtOf = ({version}: Suspect): number => version?.updatedAt ?? 0;

/** The suspects of which a query returns the same version. */
async function unchanged({orders, versions}: Confirming, chunk: readonly Suspect[]): Promise<Suspect[]> {
  const [first, last] = [chunk[0], chunk.at(-1)].map((suspect) => (suspect ? updatedAtOf(suspect) : 0));
  const query: Query = {updated: {from: first ?? 0, to: last ?? 0}};
  const page = await orders.ask(query);
  const found = new Set(versions.of(page.orders).map(keyOf));
  return chunk.filter(({version}) => version !== undefined && found.has(keyOf(version)));
}

const keyOf = ({marketplace, id, updatedAt}: Version): string => JSON.stringify([marketplace, id, updatedAt]);

async function asked({lookup, suspects}: Confirming, suspect: Suspect): Promise<Confirmed | undefined> {
  const name = suspect.version ?? suspects.inventory.row(suspect.entry);
  return problemOf(suspects, suspect, await lookup.newest(name));
}

/** @param version the newest version; undefined if Lengow has none */
function problemOf(suspects: Suspects, suspect: Suspect, version: Version | undefined): Confirmed | undefined {
  const {scope, tally} = suspect;
  const kind: Kind | undefined = version === undefined ? 'deleted' : suspects.kindOf(scope, version);
  if (version !== undefined) return kind && {...version, kind, tally};
  // An order that was missing from the table and is no longer at Lengow is in neither.
  return suspect.entry === undefined ? undefined : {...suspects.inventory.row(suspect.entry), kind: 'deleted', tally};
}

/** The bounds of two cells overlap a little, so an order may have been found in both. */
function distinct(problems: readonly Confirmed[]): Confirmed[] {
  return [...new Map(problems.map((problem) => [JSON.stringify([problem.marketplace, problem.id]), problem])).values()];
}
