// The options of `npm run size`.

import yargs from 'yargs';

export const sizeOptions = (args: readonly string[]) =>
  yargs(args)
    .scriptName('npm run size --')
    .usage('$0 [options]\n\nMeasures the built tap while it reads a large shop, and then a shop a tenth of that size.')
    .option('orders', {type: 'number', default: 1_000_000, describe: 'how many orders the shop has over 24 months'})
    .option('gzip', {type: 'boolean', default: false, describe: 'compress responses from the API'})
    .option('all', {
      type: 'boolean',
      default: false,
      describe: 'select every stream and column, and write all personal data; each order also has an action',
    })
    .option('alone', {
      type: 'boolean',
      default: false,
      describe: 'measure only the large shop, not the smaller shop or the other cases',
    })
    .version(false)
    .locale('en')
    .strict()
    .parseSync();
