// Starts the benchmark's server, configures it, and returns its request counts.

import {fork} from 'node:child_process';
import {once} from 'node:events';
import {temporaryFolder} from '../process/folder.ts';
import {makeCertificate} from './certificate.ts';
import type {Counts, Message, Ready, Settings, Shop, Start} from './protocol.ts';

export type Server = Disposable & {
  readonly http: string;
  /** Takes effect immediately and resets the counts to 0. */
  set(settings: Settings): Promise<void>;
  /** The counts since the server was started or last configured. */
  counts(): Promise<Counts>;
};

export type SecureServer = Server & {
  readonly https: string;
  /** The path of the certificate to trust. */
  readonly certificate: string;
};

/** Credentials to use in a config. The server also accepts any others. */
export const KEYS = {access_token: 'key', secret: 'secret'} as const;

export const startServer = async (shop: Shop): Promise<Server> => (await start(shop)).server;

/** Starts the server, over HTTP and HTTPS. @throws if openssl is not installed. */
export async function startSecureServer(shop: Shop): Promise<SecureServer> {
  const folder = temporaryFolder();
  const certificate = makeCertificate(folder.path);
  const {server, ready} = await start({...shop, certificate});
  const https = `https://127.0.0.1:${ready.https}`;
  const dispose = () => {
    server[Symbol.dispose]();
    folder[Symbol.dispose]();
  };
  return {...server, https, certificate: certificate.cert, [Symbol.dispose]: dispose};
}

async function start(shop: Start): Promise<{server: Server; ready: Ready}> {
  const child = fork(new URL('./process.js', import.meta.url), [JSON.stringify(shop)], {execArgv: []});
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The server exited with ${code}.`)));
  ended.catch(() => {});
  const reply = async () => (await Promise.race([once(child, 'message'), ended]))[0];
  const ask = (message: Message) => {
    child.send(message);
    return reply();
  };
  const ready = (await reply()) as Ready;
  const server: Server = {
    http: `http://127.0.0.1:${ready.http}`,
    set: (settings) => ask({settings}),
    counts: () => ask('counts'),
    [Symbol.dispose]: () => child.disconnect(),
  };
  return {server, ready};
}
