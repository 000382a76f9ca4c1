// What the tap costs beside what people would use instead: `npm run bench -- --help`.

import {readAll} from './cases/full.ts';
import {options} from './options.ts';
import {available} from './peers/available.ts';
import {full} from './report/table.ts';
import {say} from './say.ts';
import {startServer} from './server/index.ts';

const given = options(process.argv.slice(2));
const peers = available(given.peers);
say(`Preparing ${given.orders.toLocaleString('en')} orders`);
using server = await startServer(given.orders);
const place = {url: server.https, certificate: server.certificate, orders: given.orders};
const results = await readAll({place, peers, rounds: given.rounds});
process.stdout.write(full(results));
