// Tells the addresses of this machine from those of others.

/** Whether a host, as URL normalizes it, is this machine: every spelling of an IPv4 address becomes four numbers. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
