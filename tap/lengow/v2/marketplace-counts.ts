// Leaves the number of orders by marketplace out of an XML answer: its elements have the names of marketplaces, such as
// `3suisses`, which need not be names in XML.

const COUNTS = /<count_by_marketplace(?:\s[^<>]*)?(?<!\/)>[\s\S]*?<\/count_by_marketplace\s*>/;

// What stands before the orders is short.
const MOST_BEFORE = 1 << 20;
const PASSED = /<\/count_by_marketplace\s*>|<orders[\s>/]/;

export async function* withoutMarketplaceCounts(text: AsyncIterable<string>): AsyncGenerator<string> {
  let begin: string | undefined = '';
  for await (const part of text) {
    if (begin === undefined) {
      yield part;
      continue;
    }
    begin += part;
    if (begin.length < MOST_BEFORE && !PASSED.test(begin)) continue;
    yield begin.replace(COUNTS, '');
    begin = undefined;
  }
  if (begin !== undefined) yield begin.replace(COUNTS, '');
}
