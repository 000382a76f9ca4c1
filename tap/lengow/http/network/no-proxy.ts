// Decides which hosts NO_PROXY exempts from the proxy, as curl does; also accepts a port, as Python and Go do.

import {BlockList, isIP} from 'node:net';

/** @param list host names (which cover their subdomains), addresses, CIDR ranges, or `*` */
export function isExempt({protocol, hostname, port}: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/g, '');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => covers(entry, host, port || (protocol === 'http:' ? '80' : '443')));
}

// Matches a host without a colon, or an IPv6 address in brackets. An IPv6 address without brackets cannot have a port.
const ENTRY = /^(?:\[(?<address>[^\]]*)\]|(?<name>[^:]*))(?::(?<port>\d+))?$/;

function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const {address, name, port: wanted = port} = ENTRY.exec(entry)?.groups ?? {};
  const bare = address ?? name ?? entry;
  if (bare === '' || wanted !== port) return false;
  return isIP(host) ? isInRange(host, bare) : isInDomain(host, bare);
}

function isInDomain(host: string, entry: string): boolean {
  const domain = entry.replace(/^\*?\./, '').replace(/\.$/, '');
  return host === domain || host.endsWith(`.${domain}`);
}

function isInRange(host: string, entry: string): boolean {
  const [network = '', prefix] = entry.split('/');
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  const bits = family === 'ipv6' ? 128 : 32;
  if (!isIP(network) || !/^\d+$/.test(prefix ?? '0') || Number(prefix ?? bits) > bits) return false;
  if (isIP(host) !== isIP(network)) return false;
  const range = new BlockList();
  range.addSubnet(network, Number(prefix ?? bits), family);
  return range.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}
