// What goes on, for whoever waits: to stderr, so that stdout holds the results alone.

export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
