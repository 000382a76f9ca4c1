// If a connection is impossible, the message names the host and the setting to check, without pointless retries.
// Reliability: Connections
// Tried: untrusted certificates, unknown and refusing hosts, HTTP 101, foreign refusals
// Must: a message that names host and setting, at once where a retry is useless

import {checked, expectWhole, runOn} from '../helpers/checked-run.ts';
import {lastState} from '../helpers/messages.ts';
import {startProxy, tunnelling} from '../helpers/proxy.ts';
import {runProgram} from '../helpers/tap.ts';
import {startTlsFront} from '../helpers/tls-front.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 20, seed: 'connection', marketplaces: ['amazon_fr']});
const nowhere = {access_token: 'a', secret: 's', api_url: 'https://api.shop.invalid'};

type Trust = {readonly host?: string; readonly trusted?: boolean; readonly env?: Readonly<Record<string, string>>};

test.each<[string, string, Trust]>([
  ['its issuer is unknown', 'DEPTH_ZERO_SELF_SIGNED_CERT', {}],
  ['verification is turned off', 'DEPTH_ZERO_SELF_SIGNED_CERT', {env: {NODE_TLS_REJECT_UNAUTHORIZED: '0'}}],
  ['it is for a different host name', 'ERR_TLS_CERT_ALTNAME_INVALID', {host: 'api.other.example', trusted: true}],
])('a certificate is rejected immediately if %s', async (_, code, {host = 'localhost', trusted = false, env}) => {
  await using sandbox = await startSandbox({shop});
  using front = await startTlsFront(sandbox.url);
  await using proxy = await startProxy(tunnelling());
  const config = {...nowhere, api_url: `https://${host}:${front.port}`};
  const trust = {...(trusted && {NODE_EXTRA_CA_CERTS: front.ca}), HTTPS_PROXY: `127.0.0.1:${proxy.port}`};
  const run = checked(await runProgram({config, env: {...env, ...trust, NO_PROXY: 'localhost'}}));
  expect([run.code, lastState(run.stdout), sandbox.requests]).toEqual([4, {bookmarks: {}}, []]);
  expect(run.stderr).not.toMatch('retrying');
  expect(run.lastLine).toMatch(
    `CRITICAL POST /access/get_token: the certificate of ${host}:${front.port} cannot be verified (${code})`,
  );
  expect(run.lastLine).toMatch('NODE_EXTRA_CA_CERTS');
});

test.each([
  [[], 8],
  [['--test'], 3],
])('the message names an unknown host: with %j, the run gives up after %i attempts', async (args, attempts) => {
  const run = checked(await runProgram({config: nowhere, args}));
  expect(run.code).toBe(4);
  expectWhole(run);
  expect(run.lastLine).toMatch(
    new RegExp(
      `^CRITICAL POST /access/get_token: no usable response in ${attempts} attempts; the last error: unknown host: api\\.shop\\.invalid \\((ENOTFOUND|EAI_AGAIN)\\); check api_url`,
    ),
  );
});

test('a fractional timeout is rounded to milliseconds', async () => {
  await using sandbox = await startSandbox({shop});
  for (const seconds of [16.1, 33.333333]) {
    const run = await runOn(sandbox, {config: {request_timeout_seconds: seconds}});
    expect(run.code).toBe(0);
  }
});
