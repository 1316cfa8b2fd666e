import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { NewEvent } from '#kernel';
import type { SealedAppend } from './appending.js';
import { recordFor } from './records.js';

/** Encodes one append as one message. Its correlation id ends with its number. */
export function batchRequest(number: number, { stream, events, sealed, head }: SealedAppend): streams.BatchAppendReq {
  const request = new streams.BatchAppendReq();
  request.setCorrelationId(uuid(`00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`));
  const options = new streams.BatchAppendReq.Options();
  options.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)));
  if (head === 'no-stream') options.setNoStream(new shared.Empty());
  else options.setStreamPosition(String(head.revision));
  request.setOptions(options);
  request.setProposedMessagesList(sealed.map((one, i) => proposed(recordFor(events[i] as NewEvent, one))));
  request.setIsFinal(true);
  return request;
}

function proposed({ id, type, contentType, data, metadata }: ReturnType<typeof recordFor>): streams.BatchAppendReq.ProposedMessage {
  const message = new streams.BatchAppendReq.ProposedMessage();
  message.setId(uuid(id));
  message.getMetadataMap().set('type', type).set('content-type', contentType);
  message.setData(data as Uint8Array);
  message.setCustomMetadata(Buffer.from(JSON.stringify(metadata)));
  return message;
}

const uuid = (text: string): shared.UUID => new shared.UUID().setString(text);

/** The number in a correlation id. A server returns the id as text or as two halves. */
export function numberOf(id: shared.UUID | undefined): number {
  const low = id?.getStructured()?.getLeastSignificantBits();
  return low === undefined ? Number.parseInt(id?.getString().slice(-12) ?? '', 16) : Number(BigInt.asUintN(48, BigInt(low)));
}
