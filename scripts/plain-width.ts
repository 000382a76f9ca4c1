// Stands in for the package string-width in the bundle: yargs lays out --help with it, and its tables of emoji take as
// long to load at each start as all the rest of yargs. Our help is plain text.

export default (text: string): number => text.length;
