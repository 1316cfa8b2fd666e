import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Fault, Leader, NamedError } from './faults.js';
import type { Node } from './node.js';

/** What a test can tell the server to do. */
export type Order =
  | { do: 'fault'; fault: Fault }
  | { do: 'cut' }
  | { do: 'silence' }
  | { do: 'speak' }
  | { do: 'end subscriptions'; error?: NamedError }
  /** Another node leads from now on; without one, this node does. */
  | { do: 'lead'; leader?: Leader }
  /** Sees nothing that is written from now on, and says nothing of it. */
  | { do: 'cut off' }
  /** Removes for good what was deleted, and keeps where it lay. */
  | { do: 'scavenge' }
  /** From now on a commit waits so long for the other nodes. */
  | { do: 'replicate'; milliseconds: number }
  | { do: 'clear' };

/** Takes orders as JSON, one a request. */
export const control =
  (node: Node, cut: () => void): RequestListener =>
  (request, response) => {
    text(request)
      .then((body) => obey(node, cut, JSON.parse(body) as Order))
      .then(
        () => response.writeHead(204).end(),
        () => response.writeHead(400).end(),
      );
  };

async function obey({ faults, log, replication }: Node, cut: () => void, order: Order): Promise<void> {
  switch (order.do) {
    case 'fault':
      faults.arm(order.fault);
      break;
    case 'cut':
      cut();
      break;
    case 'silence':
      faults.silent = true;
      break;
    case 'speak':
      faults.silent = false;
      break;
    case 'end subscriptions':
      faults.endSubscriptions(order.error);
      break;
    case 'lead':
      faults.leader = order.leader;
      break;
    case 'cut off':
      log.reader.seen = log.reader.head();
      break;
    case 'scavenge':
      await log.write((writer) => writer.scavenge());
      break;
    case 'replicate':
      replication.milliseconds = order.milliseconds;
      break;
    case 'clear':
      faults.clear();
      replication.milliseconds = 0;
      log.reader.seen = 2n ** 63n - 1n;
  }
  log.wake();
}
