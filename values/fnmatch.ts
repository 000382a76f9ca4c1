// Matches names against shell patterns as Python's fnmatchcase does: `*`, `?`, `[abc]`, `[a-z]`, `[!abc]`.

/** Case matters. A `[` that is never closed stands for itself. */
export function fnmatch(pattern: string): (name: string) => boolean {
  const [first = '', ...rest] = betweenStars(pattern);
  const last = rest.pop();
  // The lookahead keeps the first match of each part, so that a pattern with many `*` does not take forever.
  const middle = rest.map((part, index) => `(?=(.*?${part}))\\${index + 1}`).join('');
  const regExp = new RegExp(last === undefined ? `^${first}$` : `^${first}${middle}.*${last}$`, 's');
  return (name) => regExp.test(name);
}

const TOKEN = /(?<stars>\*+)|(?<any>\?)|\[(?<not>!|(?!!))(?<set>\]?[^\]]+|\])\]|(?<character>.)/gs;

/** The parts between `*`, as regular expressions without groups. */
function betweenStars(pattern: string): string[] {
  const parts = [''];
  for (const {groups = {}} of pattern.matchAll(TOKEN))
    if (groups.stars) parts.push('');
    else parts[parts.length - 1] += sourceOf(groups);
  return parts;
}

function sourceOf({any, not, set, character}: Readonly<Record<string, string>>): string {
  if (any) return '.';
  if (set !== undefined) return `[${not && '^'}${withoutEmptyRanges(set).replaceAll(/[\\\]^]/g, '\\$&')}]`;
  return (character as string).replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}

/** `[z-a]` matches nothing, but is invalid in a regular expression. */
const withoutEmptyRanges = (set: string): string =>
  set.replaceAll(/(.)-(.)/gs, (range, from: string, to: string) => (from > to ? '' : range));
