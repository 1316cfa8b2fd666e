/** True when the schemas differ only in options that the newer one adds. */
export function isWidening(committed: unknown, current: unknown, key = ''): boolean {
  if (typeof committed !== 'object' || committed === null || typeof current !== 'object' || current === null) return committed === current;
  if (Array.isArray(committed) && Array.isArray(current))
    return committed.every((entry) => current.includes(entry)) && (key === 'enum' || committed.length === current.length);
  const [before, now] = [committed as Record<string, unknown>, current as Record<string, unknown>];
  return Object.keys({ ...before, ...now }).every((name) => isWidening(before[name], now[name], name));
}
