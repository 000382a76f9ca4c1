// The path of the actions in the API.

export const ACTIONS_PATH = '/v3.0/orders/actions/';
