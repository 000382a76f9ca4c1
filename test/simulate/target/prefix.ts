// The prefix of stream names in messages and bookmarks: removed from the tap's output, added to its input.

/** Adds the prefix to the stream names of the bookmarks. */
export const prefixed = (state: unknown, prefix: string): unknown => renamed(state, (name) => prefix + name);

/** A name without the prefix stays unknown, so no bookmark is found under it. */
export const unprefixed = (state: unknown, prefix: string): unknown => renamed(state, (name) => bare(name, prefix));

export const bare = (name: string, prefix: string): string =>
  name.startsWith(prefix) ? name.slice(prefix.length) : `${name} without ${prefix}`;

function renamed(state: unknown, rename: (name: string) => string): unknown {
  const {bookmarks, ...rest} = state as {bookmarks: Record<string, unknown>};
  const entries = Object.entries(bookmarks).map(([name, bookmark]) => [rename(name), bookmark]);
  return {...rest, bookmarks: Object.fromEntries(entries)};
}
