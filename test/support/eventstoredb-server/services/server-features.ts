import type { handleUnaryCall } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import { isServiceError, type Node } from '../node.js';
import { thrownByHandler } from '../wire/statuses.js';

const extras: Record<string, string[]> = { read: ['position', 'events'], batchappend: ['deadline_duration'] };

/** Returns the version of the server and the methods that a client may call. */
export const featuresOf =
  (node: Node): handleUnaryCall<shared.Empty, features.SupportedMethods> =>
  (_call, answer) => {
    const supportedMethods = async (): Promise<features.SupportedMethods> => {
      await node.faults.take('features')?.strike('before commit');
      const methods = Object.values(StreamsService).map(({ path }) => method(path.toLowerCase()));
      const message = new features.SupportedMethods().setMethodsList(methods);
      message.setEventStoreServerVersion(node.version);
      return message;
    };
    supportedMethods().then(
      (message) => answer(null, message),
      (error: unknown) => answer(isServiceError(error) ? error : thrownByHandler()),
    );
  };

function method(path: string): features.SupportedMethod {
  const [, service = '', name = ''] = path.split('/');
  const message = new features.SupportedMethod();
  message.setServiceName(service);
  message.setMethodName(name);
  return message.setFeaturesList(extras[name] ?? []);
}
