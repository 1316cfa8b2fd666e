/** Stands for our own origin, whichever it is: no other site can have this name. */
const ours = 'http://milepost.invalid';

/**
 * The path and query of an address of this site; `/` for everything else. A browser that resolves it stays here: what
 * is left of `/.//elsewhere.example` once its dots are resolved leads to another site, so the result is resolved too.
 */
export function redirectTarget(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/';
  const url = URL.parse(given, ours);
  if (url?.origin !== ours) return '/';
  const target = `${url.pathname}${url.search}`;
  return URL.parse(target, ours)?.origin === ours ? target : '/';
}
