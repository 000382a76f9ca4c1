// NO_PROXY has the same meaning as in curl, Python and Go.

import {isExempt} from '../../../../tap/lengow/http/network/no-proxy.ts';

const API = 'https://api.shop.example';

test.each<[string, string]>([
  ['api.shop.example', API],
  ['shop.example', API],
  ['.shop.example', API],
  ['*.shop.example', API],
  ['SHOP.Example.', API],
  ['example', API],
  ['localhost, shop.example', API],
  ['localhost shop.example', API],
  ['*', API],
  ['shop.example:443', API],
  ['shop.example:8443', `${API}:8443`],
  ['shop.example', 'https://api.shop.example.:8443'],
  ['10.0.0.0/8', 'https://10.20.30.40'],
  ['10.20.30.40', 'https://10.20.30.40:8443'],
  ['10.20.30.40:8443', 'https://10.20.30.40:8443'],
  ['172.16.0.0/12', 'https://172.31.255.255'],
  ['0.0.0.0/0', 'https://192.0.2.7'],
  ['fd00::/8', 'https://[fd12::7]'],
  ['[fd12::7]', 'https://[fd12:0:0::7]'],
  ['[fd12::7]:443', 'https://[fd12::7]'],
  ['fd12:0::7', 'https://[fd12::7]'],
])('%s covers %s', (list, url) => {
  expect(isExempt(new URL(url), list)).toBe(true);
});

test.each<[string, string]>([
  ['', API],
  [' , ', API],
  ['op.example', API],
  ['xapi.shop.example', API],
  ['www.api.shop.example', API],
  ['shop.example.org', API],
  ['shop.example:8443', API],
  ['*shop.example', API],
  ['10.0.0.0/8', API],
  ['10.0.0.0/8', 'https://11.0.0.1'],
  ['10.0.0.0/33', 'https://10.0.0.1'],
  ['10.0.0.0/x', 'https://10.0.0.1'],
  ['10.0.0.0/', 'https://10.0.0.0'],
  ['0.1', 'https://10.0.0.1'],
  ['10.0.0.1:8443', 'https://10.0.0.1'],
  ['fd00::/8', 'https://10.0.0.1'],
  ['0.0.0.0/0', 'https://[fd12::7]'],
  ['[fd12::7', 'https://[fd12::7]'],
])('%j does not cover %s', (list, url) => {
  expect(isExempt(new URL(url), list)).toBe(false);
});
