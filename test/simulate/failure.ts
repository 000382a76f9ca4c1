// What the simulation throws when a promise was broken. Anything else that is thrown is a fault of the simulation or a bug.

export class Broken extends Error {}
