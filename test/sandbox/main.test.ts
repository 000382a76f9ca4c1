import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';

const main = fileURLToPath(new URL('main.js', import.meta.url));
const start = (...args: string[]): ChildProcess => spawn(process.execPath, [main, ...args]);

async function finished(...args: string[]) {
  const child = start(...args);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout as never),
    text(child.stderr as never),
    once(child, 'exit'),
  ]);
  return {stdout, stderr, code};
}

test('the program prints its address and a config, serves requests, and exits when interrupted', async () => {
  const child = start('--port', '0', '--orders', '5', '--busy', '--fault', 'marketplaces:404');
  const [welcome] = (await once(child.stdout as never, 'data')) as [Buffer];
  const [config] = /\{.*\}/s.exec(String(welcome)) ?? ['{}'];
  const {api_url, access_token, secret} = JSON.parse(config) as Record<string, string>;
  const body = new URLSearchParams({access_token: access_token ?? '', secret: secret ?? ''});
  const answer = await fetch(`${api_url}/access/get_token`, {method: 'POST', body});
  expect(await answer.json()).toMatchObject({account_id: 155});
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('options apply to every account, or to the account that they follow', async () => {
  const child = start('--port', '0', '--orders', '5', '--account', '155', '--account=231', '--orders', '7');
  const [welcome] = (await once(child.stdout as never, 'data')) as [Buffer];
  child.kill('SIGINT');
  expect(String(welcome)).toMatch(/^Lengow sandbox at http:.*\n\nAccount 155, 5 orders.*\n\nAccount 231, 7 orders/s);
  const configs = [...String(welcome).matchAll(/\{.*?\}/gs)].map(([text]) => JSON.parse(text));
  expect(configs[0].api_url).toBe(configs[1].api_url);
  expect(configs[0].access_token).not.toBe(configs[1].access_token);
  expect(configs[0].secret).not.toBe(configs[1].secret);
});

test('a fault and a limit apply to the account that they follow', async () => {
  const busy = ['--account', '231', '--fault', 'token:503', '--fault', 'token:401:2', '--rate-limit', '2'];
  const child = start('--port', '0', '--orders', '0', ...busy, '--account', '155');
  const [welcome] = (await once(child.stdout as never, 'data')) as [Buffer];
  const statuses = [...String(welcome).matchAll(/\{.*?\}/gs)].map(async ([text]) => {
    const {api_url, ...keys} = JSON.parse(text);
    const seen = [];
    for (let login = 0; login < 5; login++) {
      const answer = await fetch(`${api_url}/access/get_token`, {method: 'POST', body: new URLSearchParams(keys)});
      seen.push(answer.status);
    }
    return seen;
  });
  const seen = await Promise.all(statuses);
  child.kill('SIGINT');
  expect(seen).toEqual([
    [503, 401, 200, 200, 429],
    [200, 200, 200, 200, 200],
  ]);
});

test('the help text is readable, and a usage error takes up one line', async () => {
  expect((await finished('--help')).stdout).toContain('A Lengow API on localhost');
  const wrong = await finished('--oders', '5');
  expect(wrong).toEqual({stdout: '', stderr: 'Unknown argument: oders\n', code: 1});
  expect(await finished('--orders', 'many')).toMatchObject({stderr: '--orders must be a number\n', code: 1});
  expect(await finished('--orders', '5', '--account', '155', '--orders', 'many')).toMatchObject({
    stderr: '--orders must be a number\n',
    code: 1,
  });
  const twice = await finished('--account', '155', '--account', '155');
  expect(twice).toEqual({stdout: '', stderr: 'two accounts have 155\n', code: 1});
});

test('an unusable port causes a one-line usage error', async () => {
  const first = start('--port', '0', '--orders', '5');
  const [welcome] = (await once(first.stdout as never, 'data')) as [Buffer];
  const port = /:(\d+)\n/.exec(String(welcome))?.[1] ?? '';
  const again = await finished('--port', port, '--orders', '5');
  first.kill('SIGINT');
  const advice = 'choose another with --port, or 0 for a free one\n';
  expect(again).toEqual({
    stdout: '',
    stderr: `cannot listen on port ${port}: another program, perhaps another sandbox, uses it; ${advice}`,
    code: 1,
  });
  expect(await finished('--port', '70000', '--orders', '5')).toMatchObject({
    stderr: `cannot listen on port 70000: ERR_SOCKET_BAD_PORT; ${advice}`,
    code: 1,
  });
});
