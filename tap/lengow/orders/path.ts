// The path of the orders in the API.

export const ORDERS_PATH = '/v3.0/orders/';
