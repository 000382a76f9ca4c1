// The options of `npm run size`.

import yargs from 'yargs';

export const sizeOptions = (args: readonly string[]) =>
  yargs(args)
    .scriptName('npm run size --')
    .usage('$0 [options]\n\nReads a big shop through the built tap and measures it, and a tenth of that shop.')
    .option('orders', {type: 'number', default: 1_000_000, describe: 'how many orders the shop has, over 24 months'})
    .option('gzip', {type: 'boolean', default: false, describe: 'the API packs its answers'})
    .option('alone', {type: 'boolean', default: false, describe: 'only the big shop: no smaller one, no other cases'})
    .version(false)
    .locale('en')
    .strict()
    .parseSync();
