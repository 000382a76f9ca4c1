// The options of `npm run size`.

import yargs from 'yargs';

export const sizeOptions = (args: readonly string[]) =>
  yargs(args)
    .scriptName('npm run size --')
    .usage('$0 [options]\n\nMeasures the built tap as it reads a big shop, and then a tenth of that shop.')
    .option('orders', {type: 'number', default: 1_000_000, describe: 'how many orders the shop has, over 24 months'})
    .option('gzip', {type: 'boolean', default: false, describe: 'the API compresses its responses'})
    .option('alone', {
      type: 'boolean',
      default: false,
      describe: 'only the big shop, no smaller one and no other cases',
    })
    .version(false)
    .locale('en')
    .strict()
    .parseSync();
