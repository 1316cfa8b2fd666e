import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Fault, Leader, NamedError } from './faults.js';
import type { Node } from './node.js';

/** An instruction of a test to the server. */
export type Order =
  | { do: 'fault'; fault: Fault }
  | { do: 'cut' }
  | { do: 'silence' }
  | { do: 'speak' }
  | { do: 'end subscriptions'; error?: NamedError }
  /** Makes another node the leader, or this node if none is given. */
  | { do: 'lead'; leader?: Leader }
  /** Hides later writes from this node, as if it were cut off from the cluster. */
  | { do: 'cut off' }
  /** Removes deleted events permanently, but keeps their positions. */
  | { do: 'scavenge' }
  /** Sets how long a commit waits for the other nodes. */
  | { do: 'replicate'; milliseconds: number }
  | { do: 'clear' };

/** Accepts one order in JSON per request. */
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
