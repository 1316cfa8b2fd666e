/** A deep copy of a value as plain objects and arrays, without undefined fields, for storage. */
export function plainData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plainData);
  const plain: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const field = (value as Record<string, unknown>)[key];
    if (field !== undefined) plain[key] = plainData(field);
  }
  return plain;
}
