import { isIP } from 'node:net';

export interface RelyingParty {
  /** The host name that passkeys are bound to. */
  id: string;
  /** The origin in which the ceremony must take place. */
  origin: string;
}

/** Undefined where browsers do not support passkeys: at an IP address, or without https except on localhost. @param publicUrl PUBLIC_URL */
export function relyingPartyOf(publicUrl: string): RelyingParty | undefined {
  const { hostname, origin, protocol } = new URL(publicUrl);
  const isName = isIP(hostname.replace(/^\[|\]$/gu, '')) === 0;
  return isName && (protocol === 'https:' || hostname === 'localhost') ? { id: hostname, origin } : undefined;
}
