import { isIP } from 'node:net';

export interface RelyingParty {
  /** The host name that passkeys are bound to. */
  id: string;
  /** Where the ceremony must have happened. */
  origin: string;
}

/** Undefined where browsers make no passkeys: at an IP address, or without https on another computer. @param publicUrl PUBLIC_URL */
export function relyingPartyOf(publicUrl: string): RelyingParty | undefined {
  const { hostname, origin, protocol } = new URL(publicUrl);
  const isName = isIP(hostname.replace(/^\[|\]$/gu, '')) === 0;
  return isName && (protocol === 'https:' || hostname === 'localhost') ? { id: hostname, origin } : undefined;
}
