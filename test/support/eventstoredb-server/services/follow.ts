import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { systemIds } from '#kernel';
import type { Node } from '../node.js';
import { confirmation, type Feed } from './feed.js';
import { send, type ReadCall } from './outlet.js';

/** Serves a subscription until its caller leaves, it fails, or a test ends it. */
export async function follow(node: Node, call: ReadCall, feed: Feed): Promise<void> {
  const ending = node.faults.subscribed();
  call.once('cancelled', () => node.log.wake());
  const open = (): boolean => !call.cancelled && !ending.over;
  const sendMessage = async (message: streams.ReadResp): Promise<boolean> => {
    while (node.faults.silent && open()) await node.log.changed();
    return open() && send(call, message);
  };
  let confirmed = false;
  try {
    while (open()) {
      const changed = node.log.changed();
      const turn = node.faults.silent ? { messages: [], rest: true } : feed.next();
      const failsAtOnce = !confirmed && turn.fail && turn.messages.length === 0;
      if (!confirmed && !failsAtOnce) confirmed = await send(call, confirmation(systemIds.next()));
      for (const message of turn.messages) if (!(await sendMessage(message))) break;
      if (!open()) break;
      if (turn.fail) throw turn.fail;
      if (turn.rest) await changed;
    }
    if (ending.with) throw node.faults.error(ending.with);
  } finally {
    ending.leave();
  }
}
