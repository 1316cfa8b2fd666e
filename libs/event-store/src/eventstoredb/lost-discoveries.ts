type Listener = (sentence: string) => void;

const listeners = new Set<Listener>();

/**
 * When a majority of nodes is gone, the client can reject a promise that has no handler: it replaces its channel without
 * awaiting the discovery. That must not end the process. Every other unhandled rejection still does.
 */
export function surviveLostDiscoveries(listener: Listener): () => void {
  if (listeners.size === 0) process.on('unhandledRejection', onRejection);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) process.off('unhandledRejection', onRejection);
  };
}

/** Recognised by its stack, not only by its message. */
const isLostDiscovery = (reason: unknown): reason is Error =>
  reason instanceof Error && /^Failed to discover after \d+ attempts\.$/u.test(reason.message) && /@eventstore[\\/]db-client[\\/].*discovery\.js/u.test(reason.stack ?? '');

function onRejection(reason: unknown): void {
  if (isLostDiscovery(reason)) for (const listener of listeners) listener(`Looking for a node of the event store failed: ${reason.message}`);
  // Without another listener an unhandled rejection is fatal, as it is by default.
  else if (process.listenerCount('unhandledRejection') === 1) throw reason;
}
