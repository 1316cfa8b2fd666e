import { status as codes, type ServiceError } from '@grpc/grpc-js';
import codePb from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import rpc from '@eventstore/db-client/generated/status_pb.js';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import protobuf from 'google-protobuf/google/protobuf/empty_pb.js';
import { expectAny, expectNoStream, expectStreamExists, type ExpectedRevision } from '../log/expected-revision.js';
import { streamIdentifier } from './stream-identifier.js';

type Code = (typeof codePb.Code)[keyof typeof codePb.Code];

function status(code: Code, message: string, type: string, details: { serializeBinary(): Uint8Array }): rpc.Status {
  const packed = new anyPb.Any();
  packed.pack(details.serializeBinary(), type);
  const found = new rpc.Status();
  found.setCode(code);
  found.setMessage(message);
  found.setDetails(packed);
  return found;
}

const of = (code: Code, name: string, details: { serializeBinary(): Uint8Array }): rpc.Status =>
  status(code, name, `event_store.client.${name}`, details);

/** The errors of single appends in a batch append. */
export const batchStatus = {
  timeout: () => of(codePb.Code.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout()),
  accessDenied: () => of(codePb.Code.PERMISSION_DENIED, 'AccessDenied', new shared.AccessDenied()),
  badRequest: (message: string) => of(codePb.Code.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest().setMessage(message)),
  tooLarge: (bytes: number) =>
    of(codePb.Code.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', new shared.MaximumAppendSizeExceeded().setMaxappendsize(bytes)),
  tombstoned: (stream: string) =>
    of(codePb.Code.NOT_FOUND, 'StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(stream))),
  notHandled: (why: string) => status(codePb.Code.OK, why, 'google.protobuf.Empty', new protobuf.Empty()),
  wrongRevision(expected: ExpectedRevision, current: bigint) {
    const details = new shared.WrongExpectedVersion();
    if (expected === expectAny) details.setExpectedAny(new protobuf.Empty());
    else if (expected === expectStreamExists) details.setExpectedStreamExists(new protobuf.Empty());
    else if (expected === expectNoStream) details.setExpectedNoStream(new protobuf.Empty());
    else details.setExpectedStreamPosition(expected.toString());
    if (current < 0n) details.setCurrentNoStream(new protobuf.Empty());
    else details.setCurrentStreamRevision(current.toString());
    return of(codePb.Code.ALREADY_EXISTS, 'WrongExpectedVersion', details);
  },
};

/** Converts an error of a call to the status of one append; undefined when the error ends the call, as "not leader" does. */
export function statusOfError(error: ServiceError): rpc.Status | undefined {
  if (error.code === codes.NOT_FOUND) return undefined;
  if (error.code === codes.ABORTED) return batchStatus.timeout();
  if (error.code === codes.PERMISSION_DENIED) return batchStatus.accessDenied();
  if (error.code === codes.UNAVAILABLE) return batchStatus.notHandled(error.details);
  return batchStatus.badRequest(error.details);
}
