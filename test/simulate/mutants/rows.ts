// Writes an order's lines as an ordinary tap would, with only the columns that the simulation reads.

type RawOrder = {readonly updated_at: string; readonly marketplace: string; readonly marketplace_order_id: string};
type Parts = {
  lengow_status: string;
  packages: [{cart: {marketplace_order_line_id: string}[]; delivery: {trackings: {number: string; carrier: string}[]}}];
};

export function linesOf(stream: string, orders: readonly RawOrder[], extracted: string): string {
  return orders
    .flatMap((order) =>
      stream.endsWith('order') ? orderRows(order as RawOrder & Parts) : trackingRows(order as RawOrder & Parts),
    )
    .map((record) => `${JSON.stringify({type: 'RECORD', stream, record, time_extracted: extracted})}\n`)
    .join('');
}

const shared = ({marketplace, marketplace_order_id, updated_at: text}: RawOrder) => ({
  marketplace,
  marketplace_order_id,
  updated_at: text.includes('.') ? text : `${text.slice(0, -1)}.000000Z`,
});

function orderRows(order: RawOrder & Parts): object[] {
  const lines = order.packages[0].cart.map(({marketplace_order_line_id: id}) => id);
  const ids = lines.length === 0 ? ['no-line'] : lines;
  return ids.map((id) => ({...shared(order), marketplace_order_line_id: id, lengow_status: order.lengow_status}));
}

const trackingRows = (order: RawOrder & Parts): object[] =>
  order.packages[0].delivery.trackings.map(({number, carrier}) => ({
    ...shared(order),
    tracking_number: number,
    carrier,
  }));
