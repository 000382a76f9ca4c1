// Progress messages for the user. They are written to stderr, so stdout contains only the results.

export const progress = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
