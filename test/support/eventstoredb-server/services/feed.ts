import type { ServiceError } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

/** The next messages of a subscription. */
export interface Turn {
  messages: streams.ReadResp[];
  /** True if there are no more messages until the log changes. */
  rest?: boolean;
  /** Ends the subscription, after the messages. */
  fail?: ServiceError;
}

/** The source of a subscription. Each turn is read at one moment. */
export interface Feed {
  next(): Turn;
}

export const caughtUp = (): streams.ReadResp => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

export function checkpoint(position: bigint): streams.ReadResp {
  const message = new streams.ReadResp.Checkpoint();
  message.setCommitPosition(position.toString());
  message.setPreparePosition(position.toString());
  return new streams.ReadResp().setCheckpoint(message);
}

export function confirmation(id: string): streams.ReadResp {
  const message = new streams.ReadResp.SubscriptionConfirmation();
  message.setSubscriptionId(id);
  return new streams.ReadResp().setConfirmation(message);
}
