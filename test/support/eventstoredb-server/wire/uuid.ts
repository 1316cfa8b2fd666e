import shared from '@eventstore/db-client/generated/shared_pb.js';
import { stringify } from 'uuid';

const structured = (high: string, low: string): string => {
  const bytes = Buffer.alloc(16);
  bytes.writeBigInt64BE(BigInt(high), 0);
  bytes.writeBigInt64BE(BigInt(low), 8);
  return stringify(bytes);
};

export function uuidOf(message: shared.UUID | undefined): string {
  const halves = message?.getStructured();
  return halves ? structured(halves.getMostSignificantBits(), halves.getLeastSignificantBits()) : (message?.getString() ?? '');
}

export function uuidMessage(id: string): shared.UUID {
  const message = new shared.UUID();
  message.setString(id);
  return message;
}
