// A process that receives a range of seeds and reports the results.

import {batch} from './batch.ts';

// Exits once the parent process has exited.
process.once('disconnect', () => process.exit());

process.once('message', async (range: Parameters<typeof batch>[0] & {without: string[]}) => {
  const send = (report: object) => process.send?.(report);
  const outcome = await batch({...range, without: new Set(range.without)}, {onFailure: (failure) => send({failure})});
  process.send?.({outcome}, () => process.disconnect());
});
