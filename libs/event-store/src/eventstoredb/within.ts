import { Unavailable } from '../errors.js';

/**
 * A deadline of our own around a call: the client's does not cover finding a node, and reading has none at all.
 * @throws Unavailable: whether it was done is unknown
 */
export function within<T>(milliseconds: number, doing: string, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unavailable(`${doing} the event store: no answer within ${milliseconds / 1000} s.`)), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
