// What goes on, for whoever waits. To stderr, so that stdout holds nothing but the results.

export const progress = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
