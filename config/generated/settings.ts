// Generated from config/schema.json by `npm run generate`. Edit the schema, not this file.

export type Mode = 'none' | 'null' | 'hash' | 'full';

/**
 * The config of tap-lengow as written in a file or the environment, with the defaults filled in.
 */
export interface Settings {
  /**
   * The account's access token, from Lengow's Settings > API.
   */
  access_token?: string;
  /**
   * The account's secret, from Lengow's Settings > API.
   */
  secret?: string;
  /**
   * The Lengow account to read. If the API then returns an order from another account, the run stops with exit code 4.
   */
  account_id?: number;
  /**
   * Codes of the marketplaces to read, in upper or lower case; if several codes differ only in case, an exact match takes precedence. An unknown code is an error, and the message lists the account's codes.
   *
   * @minItems 1
   */
  marketplaces?: string[];
  /**
   * How far back to read, based on when an order was last updated: a date (from 00:00 UTC) or a date-time (UTC unless it has a time zone). Ranges that the state claims are not read again. Moving the date back reads what is missing; a date up to one lookback after the end of a claim also reads the gap between them.
   */
  start_date?: string;
  /**
   * End of a custom range: a date (to its end, UTC) or a date-time (UTC unless it has a time zone). A date in the future is treated as the current time.
   */
  end_date?: string;
  /**
   * Every run rereads the orders updated within this many days, because an order may become visible some time after it was updated. The tap warns if this is less than two hours, the overlap that Lengow's own plugins use.
   */
  lookback_days: number;
  /**
   * Currency to which the API converts amounts (ISO 4217). Changing it requires a full refresh.
   */
  set_currency?: string;
  /**
   * Ask the API for amounts in each order's own currency. Cannot be combined with `set_currency`.
   */
  no_currency_conversion: boolean;
  /**
   * What to do with a value that is invalid for its column: `fail` stops with exit code 5, `null` writes null and warns. Whichever is set, a `line_quantity` that is a number but not an integer becomes null.
   */
  invalid_values: 'fail' | 'null';
  /**
   * Prefix for stream names in messages and bookmarks. Without one, a table named `order` must be quoted everywhere. Not used in `tap_stream_id`.
   */
  stream_prefix: string;
  /**
   * Send ACTIVATE_VERSION messages for the full-table stream, for targets that support them.
   */
  activate_version: boolean;
  /**
   * What may be written of each class of personal data: `none` leaves its columns out, `null` writes null, `hash` a keyed hash, `full` the value. The classes are `identity`, `contact`, `address`, `buyer_id`, `free_text`, `link` and `parcel`; `all` sets those not named. By default `full` for `parcel` (tracking numbers, pick-up points) and `none` for the others. A column must also be selected.
   */
  personal_data: {
    all?: Mode;
    identity?: Mode;
    contact?: Mode;
    address?: Mode;
    buyer_id?: Mode;
    free_text?: Mode;
    link?: Mode;
    parcel?: Mode;
  };
  /**
   * The key of the mode `hash`. Keep it, because another key makes other hashes. To create one: `openssl rand -hex 32`.
   */
  personal_data_key?: string;
  /**
   * In orders that are older, the columns of all classes but `parcel` are null, whatever the API still shows.
   */
  personal_data_max_age_days: number;
  /**
   * Path of a text file with one order per line: the marketplace, a tab and the `marketplace_order_id`. In these orders, the columns of all classes are null.
   */
  personal_data_erased?: string;
  /**
   * Ids of the Zalando feeds whose stock reports `zfs_stock` reads. Without ids, it reads nothing.
   */
  zfs_feeds: number[];
  /**
   * Base URL of the API: https, or http to a loopback address. See `allow_plain_http` for API V2.
   */
  api_url: string;
  /**
   * The User-Agent header of the tap's requests.
   */
  user_agent?: string;
  /**
   * Maximum number of concurrent requests, up to 100. The tap starts with one and adds more while the API responds well.
   */
  max_concurrency: number;
  /**
   * Maximum number of requests per route in any minute. The API allows 500 in total for all clients that use the same keys, including the shop's own plugin.
   */
  requests_per_minute: number;
  /**
   * How many seconds to wait for a response before aborting and retrying a request.
   */
  request_timeout_seconds: number;
  /**
   * How many times a request is tried before the run stops with exit code 4.
   */
  max_attempts: number;
  /**
   * `v2` reads `order`, `order_tracking` and `marketplace` from Lengow's old API V2, with the `v2_` settings instead of `access_token` and `secret`. See docs/v2.md for what it cannot promise.
   */
  api_version: 'v3' | 'v2';
  /**
   * API V2 only, required there: the client id at Lengow, which becomes `account_id`.
   */
  v2_client_id?: number;
  /**
   * API V2 only: the ids of the groups to read, separated by commas; `0` is all groups.
   */
  v2_groups: string;
  /**
   * API V2 only: the id of the feed to read; `orders` is all feeds.
   */
  v2_feeds: string;
  /**
   * API V2 only: the orders to read, by Lengow status. The tap warns of anything but `all`, because an order that leaves this status is never seen to change.
   */
  v2_state: 'all' | 'new' | 'processing' | 'shipped' | 'cancel';
  /**
   * API V2 only: the format in which Lengow sends the orders.
   */
  v2_format: 'xml' | 'json';
  /**
   * API V2 only: the time zone of the times in orders, which V2 sends without one, in the marketplace's local time. A local time that does not exist or exists twice takes the earlier offset.
   */
  v2_time_zone: string;
  /**
   * API V2 only: how many days of orders one request asks for.
   */
  v2_days_per_request: number;
  /**
   * API V2 only: accept an http `api_url` of another machine. Every response contains buyers' names and addresses, which anyone on the way can then read; the tap warns in each run.
   */
  allow_plain_http: boolean;
}
