type Listener = (sentence: string) => void;

const listeners = new Set<Listener>();

/**
 * When a majority of nodes is gone, a client can reject a promise that nobody holds: it replaces its channel and does not
 * wait for the discovery. That must not end the process; every other unhandled rejection still does.
 */
export function surviveLostDiscoveries(listener: Listener): () => void {
  if (listeners.size === 0) process.on('unhandledRejection', onRejection);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) process.off('unhandledRejection', onRejection);
  };
}

/** Known by its origin, not by its words alone. */
const isLostDiscovery = (reason: unknown): reason is Error =>
  reason instanceof Error && /^Failed to discover after \d+ attempts\.$/u.test(reason.message) && /@eventstore[\\/]db-client[\\/].*discovery\.js/u.test(reason.stack ?? '');

function onRejection(reason: unknown): void {
  if (isLostDiscovery(reason)) for (const listener of listeners) listener(`Looking for a node of the event store failed: ${reason.message}`);
  // Where nobody else listens, an unhandled rejection is fatal, as it is without this listener.
  else if (process.listenerCount('unhandledRejection') === 1) throw reason;
}
