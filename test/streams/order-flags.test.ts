// Whether an order is a business, Prime or express order, or delivered by the marketplace, worked out by hand.

import {policyOf} from './context.ts';
import {readOnly} from './read-only.ts';

const FLAGS = ['is_business', 'is_prime', 'is_express', 'is_delivered_by_marketplace'];
const TYPES = 'an array of objects named "order_types"';

/** Everything but its types says that the order is for a business and delivered by the marketplace. */
const MARKED = {
  payments: [{payment_terms: {fiscalnb: 'F1'}}],
  packages: [{delivery: {trackings: [{is_delivered_by_marketplace: true}]}}],
};

describe.each(FLAGS)('%s', (flag) => {
  test.each([
    ['listed', [{type: flag, label: 'x'}], true],
    ['listed among others', [{type: 'other'}, null, {type: flag}], true],
    ['not listed', [{type: 'other'}, {label: flag}, {type: ` ${flag}`}, {type: null}, {type: 3}], false],
    ['in an empty array', [], false],
    ['in an empty object, as PHP may write an empty array', {}, false],
    ['in false, for none', false, false],
    ['in null', null, null],
    ['absent', undefined, null],
  ])('%s', (_name, order_types, expected) => expect(readOnly(flag, {order_types})).toEqual([expected]));

  test.each([['is_prime'], [7], [{0: {type: flag}}], [[flag]], [[{type: [flag]}]], [true]])(
    'is reported if order_types is %p',
    (order_types) => {
      expect(readOnly(flag, {order_types})).toEqual([null, expect.stringMatching(`^${flag} is not .*${TYPES}`)]);
    },
  );

  test('depends only on the types if personal data is withheld', () => {
    const ofTypes = (order_types: unknown) => readOnly(flag, {...MARKED, order_types}, {policy: policyOf('hidden')});
    expect([[], null, [{type: flag}]].map(ofTypes)).toEqual([[false], [null], [true]]);
  });
});

const paid = (payment_terms: unknown) => ({payments: [{type: 'invoice', payment_terms}]});

const BUSINESS = [
  ['a fiscal number', paid({fiscalnb: 'F1'})],
  ['a VAT number in the payment', paid({vat_number: 'V1'})],
  ['a SIRET number', paid({siret_number: 73282932000074})],
  ['a company with a VAT number', {billing_address: {company: 'Blue Ltd', vat_number: 'GB1'}}],
] as const;

describe.each(BUSINESS)('with %s, an order', (_name, order) => {
  test.each([[null], [undefined], [[]], [[{type: 'is_prime'}]], [[{type: 'is_business'}]]])(
    'with the types %p is a business order',
    (order_types) => expect(readOnly('is_business', {...order, order_types})).toEqual([true]),
  );

  test.each([
    [null, null],
    [[], false],
    [[{type: 'is_business'}], true],
  ])('whose data is withheld is one only if its types say so (%p)', (order_types, expected) => {
    for (const standing of ['hidden', 'erased'] as const)
      expect(readOnly('is_business', {...order, order_types}, {policy: policyOf(standing)})).toEqual([expected]);
    expect(readOnly('is_business', {...order, order_types}, {policy: policyOf('open')})).toEqual([true]);
  });
});

test.each([
  ['no mark', {}],
  ['blank numbers', paid({fiscalnb: '', vat_number: ' ', siret_number: null})],
  ['false for a number', paid({fiscalnb: false})],
  ['payment terms null', paid(null)],
  ['payment terms as an empty array', paid([])],
  ['no payment', {payments: []}],
  ['payments as an empty object', {payments: {}}],
  ['payments null', {payments: null}],
  ['a number only in the second payment', {payments: [{payment_terms: {}}, {payment_terms: {fiscalnb: 'F1'}}]}],
  ['a company without a VAT number', {billing_address: {company: 'Blue Ltd', vat_number: ''}}],
  ['a VAT number without a company', {billing_address: {company: ' ', vat_number: 'GB1'}}],
  ['no billing address', {billing_address: null}],
  ['an empty billing address', {billing_address: []}],
])('an order with %s is no business order', (_name, order) => {
  expect(readOnly('is_business', {...order, order_types: []})).toEqual([false]);
  expect(readOnly('is_business', order)).toEqual([null]);
});

test.each([
  ['payments', {payments: 'card'}],
  ['a payment', {payments: ['card']}],
  ['payment terms', paid('30 days')],
  ['a number', paid({fiscalnb: ['F1']})],
  ['the billing address', {billing_address: 'Blue Ltd'}],
  ['the VAT number', {billing_address: {vat_number: {}}}],
])('is_business is reported if the type of %s is wrong, unless the order is one anyway', (_name, order) => {
  expect(readOnly('is_business', {...order, order_types: []})).toEqual([
    null,
    `is_business is not clear from ${TYPES}, one named "payments" and an object named "billing_address"`,
  ]);
  expect(readOnly('is_business', {...order, order_types: [{type: 'is_business'}]})).toEqual([true]);
  expect(readOnly('is_business', {...order, order_types: []}, {policy: policyOf('hidden')})).toEqual([false]);
});

const tracked = (...values: readonly unknown[]) => ({
  packages: [
    {delivery: null},
    ...values.map((value) => ({delivery: {trackings: [{is_delivered_by_marketplace: value}]}})),
  ],
});

test.each([
  ['true', tracked(true), true],
  ['yes, as a string', tracked('Yes'), true],
  ['false', tracked(false), false],
  ['null', tracked(null), false],
  ['true only in the second tracking', tracked(false, true), false],
  ['absent, as there is no tracking', {packages: []}, false],
  ['absent, as the packages are not as expected', {packages: 'x'}, false],
])('the first tracking may make an order delivered by the marketplace: %s', (_name, order, expected) => {
  const ofOrder = (order_types: unknown, rest = {}) =>
    readOnly('is_delivered_by_marketplace', {...order, order_types}, rest).filter((one) => typeof one !== 'string');
  expect(ofOrder([])).toEqual([expected]);
  expect(ofOrder(null)).toEqual([expected || null]);
  expect(ofOrder([], {policy: policyOf('erased')})).toEqual([false]);
});

test('a first tracking that does not say clearly who delivers it is reported', () => {
  expect(readOnly('is_delivered_by_marketplace', tracked('maybe'))).toEqual([
    null,
    `is_delivered_by_marketplace is not clear from ${TYPES} and the first tracking`,
  ]);
});
