import ipaddr from 'ipaddr.js';

/** Groups of an IPv6 address that identify the network: a client has at least all addresses of a /64 (RFC 6177). */
const groups = 4;

/**
 * The key under which one client is counted. It is an IPv4 address, also when written as IPv6, or the /64 network of an IPv6
 * address. Other text is returned unchanged.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const read = ipaddr.process(address);
  return read instanceof ipaddr.IPv6 ? `${read.parts.slice(0, groups).map((part) => part.toString(16)).join(':')}::/64` : read.toString();
}
