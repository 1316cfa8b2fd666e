import { Unavailable } from '../errors.js';

/**
 * Adds a timeout to a call: the client's deadline does not cover discovery, and reads have no deadline.
 * @throws Unavailable; the call may have taken effect
 */
export function withTimeout<T>(milliseconds: number, doing: string, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unavailable(`${doing} the event store: no answer within ${milliseconds / 1000} s.`)), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
