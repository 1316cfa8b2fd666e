import { InvalidInput } from '#kernel';

/** The revision named by an `If-Match` header such as `"12"`; undefined when it is absent or `*`. @throws InvalidInput */
export function revisionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const [, digits] = /^"(\d{1,9})"$/u.exec(ifMatch.trim()) ?? [];
  if (digits === undefined) throw new InvalidInput([{ field: 'If-Match', message: 'Send one revision in quotation marks, like "12"' }]);
  return Number(digits);
}

/** True when an `If-None-Match` header has this tag. The header may list several, and a proxy that compressed makes them weak. */
export const isUnchanged = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//u, '')));
