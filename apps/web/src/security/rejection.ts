/** A request that is refused because of its host, origin, method or body, before any handler runs. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  constructor(
    readonly status: 400 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 429,
    /** Stable: programs may rely on it. */
    readonly code: string,
    readonly title: string,
    message: string,
    /** Headers of the answer. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export const wrongContentType = (message: string, headers?: Readonly<Record<string, string>>): Rejection =>
  new Rejection(415, 'wrong-content-type', 'Wrong content type', message, headers);

export const tooMuch = (message: string): Rejection => new Rejection(413, 'too-many-fields', 'Too large', message);
