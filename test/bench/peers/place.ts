// The URL that a peer reads from, and the peer's environment variables.

import {fileURLToPath} from 'node:url';

const ROOT = new URL('../../../../', import.meta.url);
export const path = (name: string): string => fileURLToPath(new URL(name, ROOT));

/** Where a peer reads from, and where it can write its files. */
export type Place = {
  /** The executable of Node. */
  readonly node: string;
  readonly url: string;
  readonly certificate: string;
  readonly orders: number;
  readonly folder: string;
};

const trust = ({certificate, url}: Place): Record<string, string> =>
  url.startsWith('https')
    ? {
        NODE_EXTRA_CA_CERTS: certificate,
        REQUESTS_CA_BUNDLE: certificate,
        SSL_CERT_FILE: certificate,
        CURL_CA_BUNDLE: certificate,
      }
    : {};

export const environment = (place: Place): Record<string, string> => ({
  ...trust(place),
  BENCH_URL: place.url,
  BENCH_FOLDER: place.folder,
  BENCH_PAGES: String(Math.ceil(place.orders / 100)),
  // Settings for dlt: no telemetry and no compressed output.
  RUNTIME__DLTHUB_TELEMETRY: 'false',
  DATA_WRITER__DISABLE_COMPRESSION: 'true',
});
