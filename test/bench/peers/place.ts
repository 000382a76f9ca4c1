// Where a peer reads from, and its environment variables.

import {fileURLToPath} from 'node:url';

const ROOT = new URL('../../../../', import.meta.url);
export const path = (name: string): string => fileURLToPath(new URL(name, ROOT));

/** Where to read from, and where a peer can put its files. */
export type Place = {
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
  // dlt's settings: no telemetry, and no compression of its output.
  RUNTIME__DLTHUB_TELEMETRY: 'false',
  DATA_WRITER__DISABLE_COMPRESSION: 'true',
});
