// Generated from config/schema.json by `npm run generate`. Change that, not this.

/**
 * The config of tap-lengow as a file or the environment spells it, with its defaults filled in.
 */
export interface Settings {
  /**
   * The account's access token, from Lengow's Settings > API.
   */
  access_token: string;
  /**
   * The account's secret, from Lengow's Settings > API.
   */
  secret: string;
  /**
   * The Lengow account to read.
   */
  account_id?: number;
  /**
   * Codes of the marketplaces to read, in any case. An unknown code is an error that lists the account's codes.
   *
   * @minItems 1
   */
  marketplaces?: string[];
  /**
   * How far back the first run reads, by the time of an order's last update: a date (its beginning, UTC) or a date-time (UTC unless it names a zone). With a bookmark it only bounds the lookback.
   */
  start_date?: string;
  /**
   * Upper end of the range, for a custom range: a date (its end, UTC) or a date-time (UTC unless it names a zone).
   */
  end_date?: string;
  /**
   * How far before its bookmark a run reads again. Under two hours, the overlap of Lengow's own plugins, it warns.
   */
  lookback_days: number;
  /**
   * Currency to convert amounts to (ISO 4217); the API converts. Changing it needs a full refresh.
   */
  set_currency?: string;
  /**
   * Ask the API for amounts in each order's own currency. Excludes `set_currency`.
   */
  no_currency_conversion: boolean;
  /**
   * What to do with a value that cannot be what its column says: `fail` stops with exit code 5, `null` writes null and warns.
   */
  invalid_values: 'fail' | 'null';
  /**
   * Put before stream names in messages and bookmarks, since a table named `order` needs quoting everywhere. Not in `tap_stream_id`.
   */
  stream_prefix: string;
  /**
   * Send ACTIVATE_VERSION for the full-table stream, for targets that understand it.
   */
  activate_version: boolean;
  /**
   * Where the API is: https, or http to a loopback address.
   */
  api_url: string;
  /**
   * What the tap calls itself in its requests.
   */
  user_agent?: string;
  /**
   * Most requests at a time; the tap begins with one and widens while the API stays healthy.
   */
  max_concurrency: number;
  /**
   * Most requests in any minute, per route. The API allows 500 for all that uses the same keys, the shop's own plugin included.
   */
  requests_per_minute: number;
  /**
   * Seconds until a request without an answer is given up and tried again.
   */
  request_timeout_seconds: number;
  /**
   * How often a request is tried before the run stops with exit code 4.
   */
  max_attempts: number;
}
