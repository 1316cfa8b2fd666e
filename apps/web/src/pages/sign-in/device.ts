/** Marks in the header `User-Agent`, rarer ones first: most browsers also name other browsers. */
const browsers = [['Edg', 'Edge'], ['OPR/', 'Opera'], ['SamsungBrowser', 'Samsung Internet'], ['Firefox/', 'Firefox'], ['FxiOS', 'Firefox'], ['CriOS', 'Chrome'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const;
const systems = [['Windows', 'Windows'], ['Android', 'Android'], ['iPhone', 'an iPhone'], ['iPad', 'an iPad'], ['Mac OS X', 'a Mac'], ['CrOS', 'a Chromebook'], ['Linux', 'Linux']] as const;

/** The browser and the operating system of a `User-Agent` header, as text. For an unknown browser, the beginning of the header. */
export function deviceOf(userAgent: string): string {
  const named = (marks: readonly (readonly [string, string])[]): string | undefined => marks.find(([mark]) => userAgent.includes(mark))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  if (browser === undefined) return userAgent.slice(0, 40) || 'Unknown';
  return system === undefined ? browser : `${browser} on ${system}`;
}
