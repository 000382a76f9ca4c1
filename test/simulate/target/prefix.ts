// Removes the prefix of stream names from messages and bookmarks in the tap's output, and adds it to the tap's input.

/** Adds the prefix to the stream names in the bookmarks. */
export const prefixed = (state: unknown, prefix: string): unknown => renamed(state, (name) => prefix + name);

/** A stream name without the prefix becomes an unknown name, so no bookmark is found under that name. */
export const unprefixed = (state: unknown, prefix: string): unknown => renamed(state, (name) => bare(name, prefix));

export const bare = (name: string, prefix: string): string =>
  name.startsWith(prefix) ? name.slice(prefix.length) : `${name} without ${prefix}`;

function renamed(state: unknown, rename: (name: string) => string): unknown {
  const {bookmarks, ...rest} = state as {bookmarks: Record<string, unknown>};
  const entries = Object.entries(bookmarks).map(([name, bookmark]) => [rename(name), bookmark]);
  return {...rest, bookmarks: Object.fromEntries(entries)};
}
