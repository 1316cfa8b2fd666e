/** Adds enumerable properties to an object. Each is calculated when it is first read, and then cached. */
export function withLazy<T extends object, L extends object>(base: T, compute: { [K in keyof L]: () => L[K] }): T & L {
  const result = { ...base };
  for (const key of Object.keys(compute) as (keyof L)[])
    Object.defineProperty(result, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = compute[key]();
        Object.defineProperty(result, key, { value, enumerable: true });
        return value;
      },
    });
  return result as T & L;
}
