import { Metadata, status, type ServiceError } from '@grpc/grpc-js';

/** An error answer in the format of EventStoreDB, with status and trailers. */
function failure(code: status, details: string, trailers: Record<string, string> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export const thrownByHandler = (): ServiceError => failure(status.UNKNOWN, 'Exception was thrown by handler.');
export const unknown = (details: string): ServiceError => failure(status.UNKNOWN, details);
export const invalidArgument = (details: string): ServiceError => failure(status.INVALID_ARGUMENT, details);
export const timedOut = (what: string): ServiceError => failure(status.ABORTED, `Operation timed out: ${what}`);
export const notReady = (): ServiceError => failure(status.UNAVAILABLE, 'Server Is Not Ready');
export const tooBusy = (): ServiceError => failure(status.UNAVAILABLE, 'Server Is Too Busy');
export const unauthenticated = (): ServiceError => failure(status.UNAUTHENTICATED, 'Unauthenticated');
export const accessDenied = (): ServiceError => failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const notLeader = (leader: { host: string; port: number }): ServiceError =>
  failure(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': leader.host,
    'leader-endpoint-port': String(leader.port),
  });

export const streamDeleted = (stream: string): ServiceError =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted', 'stream-name': stream });

export const wrongExpectedVersion = (operation: string, stream: string, expected: bigint, actual: bigint): ServiceError =>
  failure(
    status.FAILED_PRECONDITION,
    `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    { exception: 'wrong-expected-version', 'stream-name': stream, 'expected-version': String(expected), 'actual-version': String(actual) },
  );

export const maxAppendSizeExceeded = (bytes: number): ServiceError =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${bytes} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(bytes),
  });

export const missingProperty = (property: string): ServiceError =>
  failure(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });
