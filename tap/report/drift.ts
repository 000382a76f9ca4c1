// What orders contain that this version of the tap does not know: names of fields, JSON types and statuses, but never
// other values.

import type {JsonType} from '../../values/json-type.ts';

const MOST_NAMES = 100;
const LONGEST_NAME = 100;

export class Drift {
  readonly #fields = new Set<string>();
  readonly #types = new Map<string, Set<string>>();
  readonly #statuses = new Map<string, Set<string>>();

  /** @param path such as `packages[].cart[].eco_tax` */
  field(path: string): void {
    add(this.#fields, path);
  }

  type(path: string, found: JsonType): void {
    add(within(this.#types, path), found);
  }

  status(path: string, found: string): void {
    add(within(this.#statuses, path), found);
  }

  get found() {
    return {fields: [...this.#fields].sort(), types: listsOf(this.#types), statuses: listsOf(this.#statuses)};
  }

  /** One sentence about everything that was found; undefined if nothing was. */
  text(): string | undefined {
    const {fields, types, statuses} = this.found;
    const found = [
      ...fields,
      ...Object.entries(types).map(([path, all]) => `${path} as ${all.join(' or ')}`),
      ...Object.entries(statuses).map(([path, all]) => `${path} ${all.join(', ')}`),
    ];
    if (found.length === 0) return;
    return `Lengow's orders contain fields, types or statuses that this version of the tap does not know: ${found.join('; ')}`;
  }
}

function add(names: Set<string>, name: string): void {
  if (names.size < MOST_NAMES) names.add(name.slice(0, LONGEST_NAME));
}

function within(sets: Map<string, Set<string>>, path: string): Set<string> {
  const set = sets.get(path) ?? new Set();
  sets.set(path, set);
  return set;
}

const listsOf = (sets: ReadonlyMap<string, ReadonlySet<string>>): Record<string, readonly string[]> =>
  Object.fromEntries([...sets].sort().map(([path, names]) => [path, [...names].sort()]));
