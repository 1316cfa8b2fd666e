import type shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Map as ProtobufMap } from 'google-protobuf';
import type { ProposedRecord } from '../log/record.js';
import { missingProperty } from './statuses.js';
import { uuidOf } from './uuid.js';

/** An event in the messages of both kinds of append. */
interface ProposedMessage {
  getId(): shared.UUID | undefined;
  getMetadataMap(): ProtobufMap<string, string>;
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

/** @throws the error of EventStoreDB when a property is missing or the type is empty */
export function proposedRecord(message: ProposedMessage): ProposedRecord {
  const properties = message.getMetadataMap();
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined) throw missingProperty('type');
  if (contentType === undefined) throw missingProperty('content-type');
  if (type === '') throw new EmptyType();
  return {
    id: uuidOf(message.getId()),
    type,
    json: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export class EmptyType extends Error {
  constructor() {
    super("Empty eventType provided. (Parameter 'eventType')");
  }
}

/** The bytes that EventStoreDB counts for the maximum size of an append: the data, but not metadata or type. */
export const countedBytes = (record: ProposedRecord): number => record.data.length;
