// Renders an order's addresses, payments and documents, each with the number of its version.

import type {Children, Document} from '../children.ts';
import {emailOf, linkOf, transactionOf} from '../personal.ts';
import type {Version} from '../shop.ts';

type Package = {readonly cart: readonly object[]; readonly delivery: {readonly trackings: readonly object[]}};

/** The members of an order that are not there without children, and its packages with what belongs to them. */
export function childrenJson(version: Version, packages: readonly Package[]): object {
  const {serial} = version;
  const children = version.children as Children;
  const address = {id: serial, email: emailOf(version), common_country_iso_a2: 'FR'};
  return {
    billing_address: children.hasBilling ? address : null,
    contact_address: children.hasContact ? address : null,
    payments: children.payments.map((id, index) => ({
      id,
      // Two payments with one id are different ones.
      type: `type ${index}`,
      status: `v${serial}`,
      payment_terms: {external_transaction_id: transactionOf(version)},
    })),
    documents: children.documents.filter(({isOfOrder}) => isOfOrder).map((one) => documentJson(one, version)),
    packages: children.deliveries.map((isDelivered, index) =>
      packageJson(packages[index], {isDelivered, address, version}),
    ),
  };
}

type Given = {readonly isDelivered: boolean; readonly address: object; readonly version: Version};

function packageJson(one: Package | undefined, {isDelivered, address, version}: Given): object {
  const {cart = [], delivery = {trackings: []}} = one ?? {};
  const [first, ...others] = cart;
  const documents = one === undefined ? [] : ofLines(version).map((document) => documentJson(document, version));
  return {
    cart: first === undefined ? [] : [{...first, documents}, ...others],
    delivery: isDelivered || delivery.trackings.length > 0 ? {...address, ...delivery} : null,
  };
}

const ofLines = ({children}: Version): Document[] => children?.documents.filter(({isOfLine}) => isOfLine) ?? [];

const documentJson = ({id}: Document, version: Version): object => ({
  id,
  url: linkOf(version),
  doc_type: {lengow_type: 'INVOICE', marketplace_label: `v${version.serial}`},
});
