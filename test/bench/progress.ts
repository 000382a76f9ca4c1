// Progress for the user. It goes to stderr, so that stdout has only the results.

export const progress = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
