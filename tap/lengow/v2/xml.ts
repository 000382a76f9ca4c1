// Reads the orders of an XML answer one by one.

import sax from 'sax';
import {objectOf} from '../../../values/json.ts';
import {FaultyResponse} from '../http/answer.ts';
import type {Remarks} from './decode.ts';
import {withoutMarketplaceCounts} from './marketplace-counts.ts';
import type {Head, OrderReader, V2Order} from './order.ts';
import {entitiesWith, withoutForbidden} from './xml-characters.ts';
import {Element, OpenElements} from './xml-element.ts';

/** @throws FaultyResponse if the text is not XML, or has a document type, which could define entities */
export async function* xmlOrders(text: AsyncIterable<string>, remarks: Pick<Remarks, 'forbidden'>): OrderReader {
  const answer = new XmlAnswer(remarks);
  for await (const part of withoutMarketplaceCounts(text)) yield answer.read(part);
  yield answer.end();
  return answer.head;
}

// The element `orders` is below the root, and an order is below it.
const ORDER_DEPTH = 2;

const XML_ENTITIES = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

class XmlAnswer {
  readonly head: {-readonly [K in keyof Head]: Head[K]} = {};
  readonly #parser = sax.parser(true);
  readonly #open = new OpenElements();
  readonly #remarks: Pick<Remarks, 'forbidden'>;
  #orders: V2Order[] = [];

  constructor(remarks: Pick<Remarks, 'forbidden'>) {
    const parser = this.#parser;
    this.#remarks = remarks;
    // Its types lack this property.
    (parser as {ENTITIES?: object}).ENTITIES = entitiesWith(XML_ENTITIES);
    parser.onerror = () => {
      throw new FaultyResponse(`a body that is not XML (line ${parser.line + 1})`);
    };
    parser.ondoctype = () => {
      throw new FaultyResponse('XML with a document type');
    };
    parser.onopentag = ({name, attributes}) =>
      this.#open.push(new Element(name, attributes as Readonly<Record<string, string>>));
    parser.ontext = (text) => this.#open.last?.addText(this.#clean(text));
    parser.oncdata = (text) => this.#open.last?.addCdata(this.#clean(text));
    parser.onclosetag = () => this.#close(this.#open.pop());
  }

  /** The orders that end in this part of the text. */
  read(part: string): readonly V2Order[] {
    this.#parser.write(part);
    return this.#taken();
  }

  end(): readonly V2Order[] {
    this.#parser.close();
    return this.#taken();
  }

  #taken(): readonly V2Order[] {
    const orders = this.#orders;
    this.#orders = [];
    return orders;
  }

  #close(element: Element): void {
    const {name, text} = element;
    const {depth, section} = this.#open;
    if (depth > ORDER_DEPTH && section === 'orders') this.#add(element);
    else if (depth === ORDER_DEPTH && section === 'orders' && name === 'order') this.#orders.push(orderIn(element));
    else if (depth === ORDER_DEPTH && section === 'orders_count' && name === 'count_total') this.head.count = text;
    else if (depth < ORDER_DEPTH && (name === 'error' || name === 'ip')) this.head[name] = text;
  }

  #add({name, value, attributes: {field}}: Element): void {
    const parent = this.#open.last as Element;
    parent.addMember(name, value);
    if (name === 'sku' && field !== undefined) parent.addMember('sku_field', this.#clean(field));
  }

  #clean(text: string): string {
    return withoutForbidden(text, () => {
      this.#remarks.forbidden += 1;
    });
  }
}

/** The order, with its products as a list. */
function orderIn({value}: Element): V2Order {
  const order = objectOf(value);
  const cart = objectOf(order.cart);
  const {product = []} = objectOf(cart.products);
  return 'products' in cart ? {...order, cart: {...cart, products: [product].flat()}} : order;
}
