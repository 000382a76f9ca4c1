// Replaces the string-width package in the bundle. yargs uses that package to lay out --help, and at each start its
// emoji tables take as long to load as the rest of yargs. The tap's help contains no emoji.

export default (text: string): number => text.length;
