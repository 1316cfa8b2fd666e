import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredRecord } from '../log/record.js';
import { streamIdentifier } from './stream-identifier.js';
import { uuidMessage } from './uuid.js';

/** Converts a stored event to a message of a read or a subscription. */
export function readEvent(record: StoredRecord): streams.ReadResp {
  const position = record.position.toString();
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(uuidMessage(record.id));
  recorded.setStreamIdentifier(streamIdentifier(record.stream));
  recorded.setStreamRevision(record.revision.toString());
  recorded.setPreparePosition(position);
  recorded.setCommitPosition(position);
  recorded
    .getMetadataMap()
    .set('type', record.type)
    .set('created', record.created.toString())
    .set('content-type', record.json ? 'application/json' : 'application/octet-stream');
  recorded.setCustomMetadata(record.metadata);
  recorded.setData(record.data);
  const event = new streams.ReadResp.ReadEvent();
  event.setEvent(recorded);
  event.setCommitPosition(position);
  const response = new streams.ReadResp();
  response.setEvent(event);
  return response;
}
