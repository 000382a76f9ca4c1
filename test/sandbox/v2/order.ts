// An order as API V2 has it, where every value is text. It shares no code with the tap.
import {DAY, type Micros} from '../instants.ts';
import {type Random, random} from '../random.ts';

type Texts<K extends string> = Readonly<Record<K, string>>;

export type V2Product = Texts<
  | 'idLengow'
  | 'idMP'
  | 'sku'
  | 'field'
  | 'ean'
  | 'title'
  | 'category'
  | 'brand'
  | 'url_product'
  | 'url_image'
  | 'order_lineid'
  | 'quantity'
  | 'price'
  | 'price_unit'
  | 'shipping_price'
  | 'tax'
  | 'status'
>;

export type V2Tracking = Texts<
  'method' | 'carrier' | 'number' | 'url' | 'shipped_date' | 'relay' | 'deliveringByMarketPlace' | 'parcel_weight'
>;

export type V2Order = Texts<
  | 'marketplace'
  | 'idFlux'
  | 'marketplaceStatus'
  | 'lengowStatus'
  | 'id'
  | 'mrid'
  | 'refid'
  | 'externalId'
  /** `2026-11-21`; the day by which orders are asked for. */
  | 'day'
  | 'time'
  | 'amount'
  | 'tax'
  | 'shipping'
  | 'commission'
  | 'fee'
  | 'currency'
  | 'invoiceNumber'
  | 'invoiceUrl'
  | 'name'
  | 'comments'
  | 'customerId'
> & {readonly tracking: V2Tracking; readonly products: readonly V2Product[]};

export const V2_CODES = ['amazon', 'cdiscount', '3suisses', 'rueducommerce'];

const TITLES = ['Étagère « bois »', 'Table & <chaise>', 'Prix 12 €', 'Plain shelf', 'L’œuvre'];
const LENGOW = ['new', 'processing', 'shipped', 'cancel'];

type Place = {readonly seed: string; readonly now: Micros; readonly days: number};

/** @param number the order's number in its shop */
export function v2Order(number: number, {seed, now, days}: Place): V2Order {
  const dice = random(seed, 'v2', number);
  const id = `${dice.int(900) + 100}-${1_000_000 + number}`;
  const placed = new Date(Math.floor((now - dice.int(days) * DAY) / 1000));
  const [day = '', time = ''] = placed.toISOString().slice(0, 19).split('T');
  return {
    marketplace: dice.pick(V2_CODES),
    idFlux: String(26_588 + dice.int(3)),
    marketplaceStatus: dice.pick(['accept', 'ValidatedFianet', '']),
    lengowStatus: dice.pick(LENGOW),
    id,
    mrid: dice.pick([id, `R${number}`]),
    refid: id,
    externalId: dice.pick(['', String(100_000 + number)]),
    day,
    time: dice.pick([time, time, '']),
    amount: money(dice),
    tax: dice.pick(['0', '0.00', '']),
    shipping: money(dice),
    commission: dice.pick(['0.0', money(dice)]),
    fee: '0',
    currency: dice.pick(['EUR', 'EUR', '']),
    invoiceNumber: dice.pick(['', `AZ${number}`]),
    invoiceUrl: dice.pick(['', `https://solution.example/invoice/${number}.pdf`]),
    name: dice.pick(['None None None', 'Zoé Poupée', 'Tom']),
    comments: dice.pick(['', 'None', 'Sonnez deux fois\n']),
    customerId: dice.pick(['', `C${number}`]),
    tracking: tracking(dice, number),
    products: Array.from({length: dice.int(4)}, (_, place) => product(dice, `${number}-${place}`)),
  };
}

const money = (dice: Random): string => dice.pick([`${dice.int(200)}.5`, `${dice.int(90)}`, `${dice.int(90)}.90`]);

function tracking(dice: Random, number: number): V2Tracking {
  const isKnown = dice.chance(0.6);
  const known = (text: string): string => (isKnown && dice.chance(0.7) ? text : '');
  return {
    method: known('TRK'),
    carrier: known('Standard'),
    number: known(`00${number}VGB`),
    url: known(`https://carrier.example/${number}`),
    shipped_date: known('2026-01-20 16:01:01'),
    relay: known('P4711'),
    deliveringByMarketPlace: dice.pick(['0', '0', '1']),
    parcel_weight: known('1.250'),
  };
}

const product = (dice: Random, name: string): V2Product => ({
  idLengow: '114526',
  idMP: `MP${name}`,
  sku: `BB${name}`,
  field: 'ID_PRODUCT',
  ean: '',
  title: dice.pick(TITLES),
  category: dice.pick(['LIVRES', 'Vêtements > Tee-shirts\n', 'None']),
  brand: '',
  url_product: dice.pick(['', `https://shop.example/${name}?a=1&b=2`]),
  url_image: '',
  order_lineid: dice.pick(['', 'L1', `L${name}`]),
  quantity: dice.pick(['1', '2']),
  price: money(dice),
  price_unit: '1',
  shipping_price: dice.pick(['', '0']),
  tax: dice.pick(['', '3.10']),
  status: dice.pick(['', 'refused', 'WaitingForSellerAcceptation']),
});
