import { ResponderBuilder, ServerInterceptingCall, ServerListenerBuilder, type ServerInterceptor } from '@grpc/grpc-js';
import { accessDenied, unauthenticated } from '../wire/statuses.js';

/**
 * Lets in only who gives a user and its password; those who only ask for the nodes or the version need none.
 * @param user such as admin:changeit
 */
export const onlyFor = (user: string): ServerInterceptor => {
  const right = `Basic ${Buffer.from(user).toString('base64')}`;
  return (method, call) => {
    const open = !method.path.startsWith('/event_store.client.streams.');
    const listener = new ServerListenerBuilder().withOnReceiveMetadata((metadata, next) => {
      const [given] = metadata.get('authorization');
      if (open || given === right) next(metadata);
      else call.sendStatus(given === undefined ? accessDenied() : unauthenticated());
    });
    return new ServerInterceptingCall(call, new ResponderBuilder().withStart((next) => next(listener.build())).build());
  };
};
