// Product titles, both as a careless marketplace sends them and as they must appear in the rows.
import type {Random} from './random.ts';

export type Text = {readonly sent: string; readonly arrives: string};

const PRODUCTS = ['Top Emel', 'T-shirt', 'Lampe', 'Café moulu', 'Søvest', 'Чайник', '急須', 'Fahrradhelm', 'Sneaker'];
const COLOURS = ['écru', 'noir', 'blue', 'rot', 'verde', 'grau'];

/** Titles that some tool could mistake for null, or for something other than a string. */
const ALONE: readonly Text[] = ['', 'NULL', '\\N', '0012', '1e3', 'true'].map(same);

const TWISTS: readonly (readonly [weight: number, Text])[] = [
  [84 - ALONE.length, same('')],
  ...ALONE.map((text) => [1, text] as const),
  [2, same(' 🧦👩‍👩‍👧')],
  [2, same(' \u2028with a line separator\u2029')],
  [2, same(' 5" × 7\' \\ "quoted"')],
  [2, same('\nsecond line\r\n\tindented')],
  [2, {sent: ' cut\u0000here', arrives: ' cut\uFFFDhere'}],
  [2, {sent: ' half\uD83Dpair', arrives: ' half\uFFFDpair'}],
  [2, {sent: ' other\uDE00half', arrives: ' other\uFFFDhalf'}],
  [2, {sent: ' \uDE00\uD83D', arrives: ' \uFFFD\uFFFD'}],
];

export function title(random: Random): Text {
  const name = `${random.pick(PRODUCTS)} ${random.pick(COLOURS)} ${36 + random.int(12)}`;
  const twist = random.weighted(TWISTS);
  if (ALONE.includes(twist)) return twist;
  return {sent: name + twist.sent, arrives: name + twist.arrives};
}

function same(text: string): Text {
  return {sent: text, arrives: text};
}
