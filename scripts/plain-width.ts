// Replaces the package string-width in the bundle. yargs uses it to lay out --help, and its emoji tables take as long
// to load at each start as all the rest of yargs. The tap's help has no emoji.

export default (text: string): number => text.length;
