import { Forbidden } from '#kernel';
import type { FastifyRequest } from './request.js';

/** The name of a command, or of a read of the API, as tokens list it. Undefined for every other route. */
const operationName = ({ params, routeOptions: { url, config } }: FastifyRequest): string | undefined =>
  url === '/api/commands/:name' ? (params as { name: string }).name : config.operation;

/** Refuses a token on commands and reads that it does not list. @throws Forbidden */
export function assertTokenAllows(request: FastifyRequest): void {
  const only = request.actor?.only;
  if (!only) return;
  const name = operationName(request);
  if (name === undefined || !only.includes(name)) throw new Forbidden(`ask for ${name ?? 'that'}`, 'This token', only);
}
