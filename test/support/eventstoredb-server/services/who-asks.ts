import { ResponderBuilder, ServerInterceptingCall, ServerListenerBuilder, type ServerInterceptor } from '@grpc/grpc-js';
import { accessDenied, unauthenticated } from '../wire/statuses.js';

/**
 * Requires a user and password for all calls except those for gossip and server features.
 * @param user such as admin:changeit
 */
export const onlyFor = (user: string): ServerInterceptor => {
  const expected = `Basic ${Buffer.from(user).toString('base64')}`;
  return (method, call) => {
    const open = !method.path.startsWith('/event_store.client.streams.');
    const listener = new ServerListenerBuilder().withOnReceiveMetadata((metadata, next) => {
      const [given] = metadata.get('authorization');
      if (open || given === expected) next(metadata);
      else call.sendStatus(given === undefined ? accessDenied() : unauthenticated());
    });
    return new ServerInterceptingCall(call, new ResponderBuilder().withStart((next) => next(listener.build())).build());
  };
};
