/** A placeholder for our own origin: no other site can have this name. */
const ours = 'http://milepost.invalid';

/**
 * The path and query of an address of this site; `/` for every other address. The result is resolved a second time:
 * `/.//elsewhere.example` resolves to a path that leads to another site.
 */
export function redirectTarget(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/';
  const url = URL.parse(given, ours);
  if (url?.origin !== ours) return '/';
  const target = `${url.pathname}${url.search}`;
  return URL.parse(target, ours)?.origin === ours ? target : '/';
}
