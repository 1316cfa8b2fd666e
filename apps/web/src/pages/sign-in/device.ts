/** Marks in what browsers call themselves, the rarer first: most say of themselves that they are others, too. */
const browsers = [['Edg', 'Edge'], ['OPR/', 'Opera'], ['SamsungBrowser', 'Samsung Internet'], ['Firefox/', 'Firefox'], ['FxiOS', 'Firefox'], ['CriOS', 'Chrome'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const;
const systems = [['Windows', 'Windows'], ['Android', 'Android'], ['iPhone', 'an iPhone'], ['iPad', 'an iPad'], ['Mac OS X', 'a Mac'], ['CrOS', 'a Chromebook'], ['Linux', 'Linux']] as const;

/** The browser and the system of a header `User-Agent`, in words; the beginning of a header that names no known one. */
export function deviceOf(userAgent: string): string {
  const named = (marks: readonly (readonly [string, string])[]): string | undefined => marks.find(([mark]) => userAgent.includes(mark))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  if (browser === undefined) return userAgent.slice(0, 40) || 'Unknown';
  return system === undefined ? browser : `${browser} on ${system}`;
}
