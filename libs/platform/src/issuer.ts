const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;
/** Paths of Entra that accept every tenant: any person with an account could sign in. */
const everyTenant = /^\/(?:common|organizations|consumers)(?:\/|$)/iu;
const entra = /^(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|sts\.windows\.net)$/u;

/** True for an address of this computer, where http is allowed. */
export const isLoopback = (address: URL): boolean => loopback.test(address.hostname);

/** The error in the issuer of an OpenID provider, as the end of a sentence that begins with the setting's name. */
export function issuerProblem(issuer: string): string | undefined {
  if (!URL.canParse(issuer)) return 'must be an address like https://login.example';
  const address = new URL(issuer);
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && isLoopback(address))) return 'must begin with https:// (http:// is for this computer only)';
  if (address.username + address.password + address.search + address.hash !== '') return 'must hold no name, password, query or fragment';
  if (entra.test(address.hostname) && everyTenant.test(address.pathname))
    return `must name one tenant of Entra ID, not “${address.pathname.split('/')[1] ?? ''}”: with that one everybody who has an account anywhere could sign in`;
  return undefined;
}
