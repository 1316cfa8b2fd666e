type Listener = (sentence: string) => void;

const listeners = new Set<Listener>();

/**
 * Prevents one unhandled rejection of the client from ending the process. When a majority of nodes is unavailable, the
 * client replaces its channel without awaiting the discovery. Every other unhandled rejection still ends the process.
 */
export function surviveLostDiscoveries(listener: Listener): () => void {
  if (listeners.size === 0) process.on('unhandledRejection', onRejection);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) process.off('unhandledRejection', onRejection);
  };
}

/** Checks the stack as well as the message, because other code may throw the same message. */
const isLostDiscovery = (reason: unknown): reason is Error =>
  reason instanceof Error && /^Failed to discover after \d+ attempts\.$/u.test(reason.message) && /@eventstore[\\/]db-client[\\/].*discovery\.js/u.test(reason.stack ?? '');

function onRejection(reason: unknown): void {
  if (isLostDiscovery(reason)) for (const listener of listeners) listener(`Looking for a node of the event store failed: ${reason.message}`);
  // Without another listener an unhandled rejection is fatal, as it is by default.
  else if (process.listenerCount('unhandledRejection') === 1) throw reason;
}
