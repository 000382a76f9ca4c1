// The options of `npm run bench`.

import {options} from './options.ts';

test('the options say what is measured', () => {
  expect(options([])).toMatchObject({orders: 100_000, rounds: 5, quick: false, write: false});
  expect(options(['--peers', 'curl', 'dlt', '--cases', 'limit'])).toMatchObject({
    peers: ['curl', 'dlt'],
    cases: ['limit'],
  });
  expect(options(['--node', '20', '26', '--before', '../old'])).toMatchObject({node: [20, 26], before: '../old'});
});
