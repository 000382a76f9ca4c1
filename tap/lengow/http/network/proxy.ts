// Reads the proxy for a URL from the environment.

import {InputError} from '../../../errors.ts';
import type {Peer} from './faults.ts';
import {isExempt} from './no-proxy.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type HttpProxy = Peer & {
  readonly host: string;
  readonly port: number;
  /** Whether the connection to the proxy itself uses TLS. */
  readonly isSecure: boolean;
  readonly authorization: string | undefined;
};

// The order in which curl checks these variables; for http URLs, curl takes only the lower-case name.
const VARIABLES = {
  'https:': ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
  'http:': ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
};

/** The proxy for a URL, if any. @throws InputError without the value, which may contain a password. */
export function proxyFor(url: URL, env: Environment): HttpProxy | undefined {
  const setting = VARIABLES[url.protocol === 'http:' ? 'http:' : 'https:'].find((variable) => env[variable]?.trim());
  if (setting === undefined || isExempt(url, env.no_proxy || env.NO_PROXY || '')) return;
  const proxy = read(env[setting]?.trim() ?? '', setting);
  if (proxy === undefined) throw InputError.of([{where: setting, pointer: '', ...FAULT}]);
  return proxy;
}

const FAULT = {
  found: 'is not the URL of an HTTP proxy',
  expected:
    'http://host:port or http://user:password@host:port, where user and password have %23 for #, %2F for /, %25 for % and %20 for a space (SOCKS is not supported)',
};

function read(text: string, setting: string): HttpProxy | undefined {
  const url = parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  const credentials = url && credentialsOf(url);
  if (url === undefined || credentials === undefined || !isOrigin(url) || /\s/.test(text)) return;
  const isSecure = url.protocol === 'https:';
  return {
    name: `the proxy ${url.host}`,
    setting,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (isSecure ? 443 : 80)),
    isSecure,
    authorization: credentials === ':' ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`,
  };
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** With an unescaped character in the password, the URL may still be valid: in http://me:1#2@host, the host is `me`. */
const isOrigin = ({protocol, port, pathname, search, hash}: URL): boolean =>
  /^https?:$/.test(protocol) && port !== '0' && pathname === '/' && search === '' && hash === '';

function credentialsOf({username, password}: URL): string | undefined {
  try {
    return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  } catch {
    return;
  }
}
