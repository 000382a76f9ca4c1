// The prefix of stream names in messages and bookmarks: taken off what the tap writes, put on what it gets.

/** The state with the prefix put before each stream's bookmark. */
export const prefixed = (state: unknown, prefix: string): unknown => renamed(state, (name) => prefix + name);

/** A name without the prefix stays a stranger: nobody finds a bookmark there. */
export const unprefixed = (state: unknown, prefix: string): unknown => renamed(state, (name) => bare(name, prefix));

export const bare = (name: string, prefix: string): string =>
  name.startsWith(prefix) ? name.slice(prefix.length) : `${name} without ${prefix}`;

function renamed(state: unknown, rename: (name: string) => string): unknown {
  const {bookmarks, ...rest} = state as {bookmarks: Record<string, unknown>};
  const entries = Object.entries(bookmarks).map(([name, bookmark]) => [rename(name), bookmark]);
  return {...rest, bookmarks: Object.fromEntries(entries)};
}
