// biome-ignore-all lint/suspicious/noConsole: a plain tap prints with console.log.
// A quickly written plain Node tap: node-fetch, JSON, console.log.

import http from 'node:http';
import https from 'node:https';
import fetch from 'node-fetch';

const url = process.env.BENCH_URL;
const agent = url.startsWith('https') ? new https.Agent({keepAlive: true}) : new http.Agent({keepAlive: true});

const number = (value) => (value === null ? null : Number(value));

function key(order) {
  return {
    account_id: order.account_id,
    marketplace: order.marketplace,
    marketplace_order_id: order.marketplace_order_id,
  };
}

function orderRow(order, line) {
  return {
    ...key(order),
    marketplace_order_line_id: line.marketplace_order_line_id,
    marketplace_order_date: order.marketplace_order_date,
    lengow_status: order.lengow_status,
    marketplace_status: order.marketplace_status,
    currency: order.currency?.iso_a3 ?? null,
    total_order: number(order.total_order),
    total_tax: number(order.total_tax),
    commission: number(order.commission),
    shipping: number(order.shipping),
    discount: number(order.discount),
    merchant_order_id: order.merchant_order_id?.join(',') ?? null,
    marketplace_product_id: line.marketplace_product_id,
    product_title: line.title,
    line_quantity: line.quantity,
    line_amount: number(line.amount),
    line_shipping: number(line.shipping),
    line_discount: number(line.discount),
    line_lengow_status: line.lengow_status,
    max_shipping_date: line.max_shipping_date,
    imported_at: order.imported_at,
    updated_at: order.updated_at,
    anonymized: order.anonymized,
  };
}

function trackingRow(order, tracking) {
  return {
    ...key(order),
    tracking_number: tracking.number,
    carrier: tracking.carrier,
    method: tracking.method,
    tracking_url: tracking.url,
    is_delivered_by_marketplace: tracking.is_delivered_by_marketplace,
    parcel_weight: tracking.parcel_weight,
    shipped_at: tracking.shipped_at,
    relay: tracking.relay?.id ?? null,
    updated_at: order.updated_at,
  };
}

const write = (stream, record) =>
  console.log(JSON.stringify({type: 'RECORD', stream, record, time_extracted: new Date().toISOString()}));

function writeRows(order) {
  for (const pack of order.packages) {
    for (const line of pack.cart) write('order', orderRow(order, line));
    for (const tracking of pack.delivery.trackings) write('order_tracking', trackingRow(order, tracking));
  }
}

async function logIn() {
  const body = new URLSearchParams({access_token: 'key', secret: 'secret'});
  const response = await fetch(`${url}/access/get_token`, {method: 'POST', body, agent});
  return (await response.json()).token;
}

const token = await logIn();
let updatedAt;
for (let page = 1, more = true; more; page += 1) {
  const query = `updated_from=2024-01-01T00:00:00Z&ordering=updated_at&page_size=100&page=${page}`;
  const response = await fetch(`${url}/v3.0/orders/?${query}`, {headers: {authorization: token}, agent});
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const {results, next} = await response.json();
  for (const order of results) {
    writeRows(order);
    updatedAt = order.updated_at;
  }
  more = next !== null;
}
console.log(JSON.stringify({type: 'STATE', value: {updated_at: updatedAt}}));
agent.destroy();
