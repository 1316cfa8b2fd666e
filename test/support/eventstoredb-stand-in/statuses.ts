import { Metadata, status, type ServiceError } from '@grpc/grpc-js';

/** What a server says when it refuses: the code, and in the trailers which exception it was. */
function failure(code: number, details: string, trailers: Record<string, string> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export const unknown = failure(status.UNKNOWN, 'Exception was thrown by handler.');
export const cancelledByServer = failure(status.ABORTED, 'Operation timed out: Request canceled by server');
export const accessDenied = failure(status.UNAUTHENTICATED, 'Unauthenticated');
export const streamDeleted = (stream: string): ServiceError =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted', 'stream-name': stream });
export const notLeader = (port: number): ServiceError =>
  failure(status.NOT_FOUND, 'Leader info available', { exception: 'not-leader', 'leader-endpoint-host': '127.0.0.1', 'leader-endpoint-port': String(port) });
