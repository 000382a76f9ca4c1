// How the proxy environment variables are read.

import {proxyFor} from '../../../../tap/lengow/http/network/proxy.ts';

const API = new URL('https://api.shop.example');
const proxyOf = (value: string) => proxyFor(API, {HTTPS_PROXY: value});
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

test.each<[string, string, number, boolean, string | undefined]>([
  ['http://proxy.example:3128', 'proxy.example', 3128, false, undefined],
  ['proxy.example:3128', 'proxy.example', 3128, false, undefined],
  ['10.1.2.3:8080', '10.1.2.3', 8080, false, undefined],
  ['proxy.example', 'proxy.example', 80, false, undefined],
  ['HTTP://Proxy.example:3128/', 'proxy.example', 3128, false, undefined],
  [' http://proxy.example:3128\n', 'proxy.example', 3128, false, undefined],
  ['https://proxy.example', 'proxy.example', 443, true, undefined],
  ['http://[fd12::7]:3128', 'fd12::7', 3128, false, undefined],
  ['me:word@proxy.example:3128', 'proxy.example', 3128, false, 'me:word'],
  ['http://me@proxy.example', 'proxy.example', 80, false, 'me:'],
  ['http://me:w%23r%2Fd%25%20@proxy.example', 'proxy.example', 80, false, 'me:w#r/d% '],
  ['http://me:w@rd@proxy.example', 'proxy.example', 80, false, 'me:w@rd'],
  ['http://m%C3%A9:mot$"<é>@proxy.example', 'proxy.example', 80, false, 'mé:mot$"<é>'],
])('%s', (value, host, port, isSecure, credentials) => {
  const authorization = credentials === undefined ? undefined : basic(credentials);
  expect(proxyOf(value)).toMatchObject({host, port, isSecure, authorization, setting: 'HTTPS_PROXY'});
});

test.each([
  'http://me:pass#word@proxy.example:3128',
  'http://me:1#word@proxy.example:3128',
  'http://me:pass/word@proxy.example:3128',
  'http://me:1/word@proxy.example:3128',
  'http://me:1?word@proxy.example:3128',
  'http://me:1\\word@proxy.example:3128',
  'http://me:pass%word@proxy.example:3128',
  'http://me:pass%ffword@proxy.example:3128',
  'http://me:pass word@proxy.example:3128',
  'http://me:pass\tword@proxy.example:3128',
  'me:word@proxy.example:99999',
  'http://proxy.example:0',
  '"http://me:word@proxy.example:3128"',
  'http://[fd12::7:3128',
  'http://me:word@',
  'socks5://me:word@proxy.example:1080',
  'socks5h://proxy.example:1080',
  'ftp://proxy.example:3128',
  'http:proxy.example:3128',
  'http://proxy.example:3128/word',
])('%j causes an error that names the variable without its value', (value) => {
  const message = /^HTTPS_PROXY: is not the URL of an HTTP proxy; expected http:\/\/host:port or [^:]+/;
  expect(() => proxyOf(value)).toThrow(message);
  expect(() => proxyOf(value)).toThrow(
    expect.objectContaining({exitCode: 2, message: expect.not.stringMatching(/me:|(?<!pass)word@|proxy\.example/)}),
  );
});

test('the first variable that is set is used, and hosts in NO_PROXY bypass the proxy', () => {
  const env = {https_proxy: 'one', HTTPS_PROXY: 'two', all_proxy: 'three', ALL_PROXY: 'socks5://four'};
  expect(proxyFor(API, env)?.host).toBe('one');
  expect(proxyFor(API, {...env, https_proxy: ''})?.setting).toBe('HTTPS_PROXY');
  expect(proxyFor(API, {all_proxy: ' ', ALL_PROXY: 'five'})?.setting).toBe('ALL_PROXY');
  expect(() => proxyFor(API, {ALL_PROXY: env.ALL_PROXY})).toThrow('ALL_PROXY');
  expect(proxyFor(API, {...env, NO_PROXY: 'shop.example'})).toBeUndefined();
  expect(proxyFor(API, {...env, no_proxy: 'other.example', NO_PROXY: 'shop.example'})?.host).toBe('one');
  expect(proxyFor(API, {})).toBeUndefined();
});
