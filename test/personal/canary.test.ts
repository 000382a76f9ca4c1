import {canariesIn, canary, canaryClassesIn, canaryPathsIn} from './canary.ts';
import {type Class, classOf} from './classes.ts';
import {leavesOf, withTexts} from './leaves.ts';
import {marked, markedText} from './mark.ts';
import {personalValuesIn} from './values.ts';

test('canaries are found in plain text, in JSON, and in JSON inside JSON', () => {
  const email = {personalClass: 'contact', path: 'packages[].delivery.email', number: '000123.2'};
  const note = {personalClass: 'free_text', path: 'order_meta.a_b', number: '7'};
  const text = `${canary(email)}@example.org, ${JSON.stringify(JSON.stringify({note: canary(note)}))}`;
  expect(canary(email)).toBe('PII-contact-packages[].delivery.email-000123.2');
  expect(canariesIn(text)).toEqual([email, note]);
  expect(canaryClassesIn(text + text)).toEqual(['contact', 'free_text']);
  expect(canaryPathsIn(text + text)).toEqual(['order_meta.a_b', 'packages[].delivery.email']);
  expect(canariesIn('PII and PII-, but no canary')).toEqual([]);
});

test('a hyphen in a path does not break its canary', () => {
  const mark = canary({personalClass: 'unknown', path: 'gift-note', number: '1'});
  expect(canariesIn(mark)).toEqual([{personalClass: 'unknown', path: 'gift_note', number: '1'}]);
});

test.each<[string, Class | undefined]>([
  ['billing_address.email', 'contact'],
  ['packages[].delivery.metas', 'free_text'],
  ['packages[].delivery.metas.a[].b', 'free_text'],
  ['payments[].payment_terms.vat_number', 'free_text'],
  ['payments[].payment_terms.external_transaction_id', 'buyer_id'],
  ['packages[].delivery.trackings[].relay.name', 'parcel'],
  ['comments[]', 'free_text'],
  ['order_meta.shipping_deadline', '–'],
  ['order_types[].label', '–'],
  ['gift_message', undefined],
  ['packages[].cart[].gift', undefined],
  ['billing_address', undefined],
])('the class of %s is %s', (path, personalClass) => {
  expect(classOf(path)).toBe(personalClass);
});

test('the walk reaches every value', () => {
  expect(leavesOf({a: [{b: 1}, {b: null, c: []}], d: {e: 'x'}})).toEqual([
    {path: 'a[].b', place: 'a[0].b', value: 1},
    {path: 'a[].b', place: 'a[1].b', value: null},
    {path: 'a[].c', place: 'a[1].c', value: []},
    {path: 'd.e', place: 'd.e', value: 'x'},
  ]);
  expect(withTexts({a: ['x', {b: 'y'}, 1], c: null, d: {}}, (text, path) => `${path}=${text}`)).toEqual({
    a: ['a[]=x', {b: 'a[].b=y'}, 1],
    c: null,
    d: {},
  });
});

test('personal and unknown texts are marked; harmless, blank and marked ones are left', () => {
  const order = {
    marketplace: 'amazon_fr',
    billing_address: {email: 'a@b.example', city: ' ', zipcode: 44000},
    comments: ['Ring'],
    gift: {message: 'Hi'},
    invoice_url: 'https://shop.example/1.pdf?a=1',
    marketplace_customer_id: 'PII-buyer_id-marketplace_customer_id-000001',
  };
  expect(marked(order, '42')).toEqual({
    ...order,
    billing_address: {email: 'PII-contact-billing_address.email-42 a@b.example', city: ' ', zipcode: 44000},
    comments: ['PII-free_text-comments[]-42 Ring'],
    gift: {message: 'PII-unknown-gift.message-42 Hi'},
    invoice_url: 'https://shop.example/PII-link-invoice_url-42/1.pdf?a=1',
  });
});

test('a document has the same URL wherever it is listed', () => {
  const url = (path: string) => markedText('https://a.example/5', path, '1');
  expect(url('packages[].cart[].documents[].url')).toBe(url('documents[].url'));
  expect(url('documents[].url')).toBe('https://a.example/PII-link-documents[].url-1/5');
});

test('the personal values of an order are those with a class, and unknown ones', () => {
  const packages = [{cart: [{title: 'Lamp', gift: true}], delivery: {city: 'Nice', email: null, phone_home: ''}}];
  expect(personalValuesIn({packages, tax: {buyer_tax: {id: 5}}})).toEqual([
    {personalClass: 'unknown', path: 'packages[].cart[].gift', place: 'packages[0].cart[0].gift', value: true},
    {personalClass: 'address', path: 'packages[].delivery.city', place: 'packages[0].delivery.city', value: 'Nice'},
    {personalClass: 'identity', path: 'tax.buyer_tax.id', place: 'tax.buyer_tax.id', value: 5},
  ]);
});
