// Makes the lists of a marketplace whose code begins with `untidy_`, in every form that the API may use. They come from
// a generator of their own, so that the other marketplaces stay as they are.
import {type Random, random} from './random.ts';
import type {Raw} from './render.ts';

type Lists = {readonly status: Raw; readonly actions: Raw; readonly carriers: Raw; readonly methods: Raw};

const WORDS = ['WAITING', 'Waiting', 'PENDING', 'DONE', 'À expédier', ' spaced ', 'a,b', 15, '016', '15', null, ' '];
const STATUSES = ['waiting_acceptance', 'accepted', 'waiting_shipment', 'refunding'];
const NAMES = ['line', 'carrier', 'tracking_number', 'refund_reason'];
const CODES = ['15', '016', '9', 'DHL', 'dhl', 'Colis "Privé"', ''];

/** The same code always has the same lists. */
export function untidyLists(code: string): Lists {
  const dice = random(code, 'lists');
  return {
    status: {
      shipped: ['SHIPPED', 'Shipped', 'shipped'],
      closed: ['DONE', 'SHIPPED'],
      canceled: [],
      ...Object.fromEntries(STATUSES.map((status) => [status, list(dice, some(dice, WORDS))])),
    },
    actions: {ship: action(dice), cancel: action(dice), partially_cancel: action(dice), nothing: null},
    carriers: Object.fromEntries(some(dice, CODES).map((one) => [one, carrier(dice, one)])),
    methods: dice.pick([{}, {express: 'Express', '2': {label: 'Second', lengow_code: 2}}]),
  };
}

const action = (dice: Random): Raw => ({
  args: list(dice, some(dice, NAMES)),
  status: list(dice, some(dice, [...STATUSES, 'shipped', 'waiting_refund'])),
  ...(dice.chance(0.8) && {optional_args: list(dice, some(dice, NAMES))}),
  ...(dice.chance(0.5) && {args_description: dice.pick([{}, [], {line: {type: 'line_number', valid_values: ['a']}}])}),
});

const carrier = (dice: Random, code: string): unknown =>
  dice.pick([
    {label: `The ${code}`, lengow_code: null},
    {label: code, lengow_code: 'LENGOW'},
    {label: 16, lengow_code: ' '},
    {label: `Carrier ${code}`},
    `Carrier ${code}`,
    7,
    {},
    [],
    null,
  ]);

/** An array as the API, or PHP, may send it. */
const list = (dice: Random, items: readonly unknown[]): unknown =>
  dice.pick([
    items,
    items,
    Object.fromEntries(items.map((item, index) => [index * 2 + 1, item])),
    items.length === 1 ? items[0] : items,
    items.length === 0 ? dice.pick([null, {}, false]) : [...items, items[0]],
  ]);

const some = <T>(dice: Random, all: readonly T[]): T[] => all.filter(() => dice.chance(0.4));
