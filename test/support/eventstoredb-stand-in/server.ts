import { Server, ServerCredentials, type ServerReadableStream, type ServerUnaryCall, type ServiceError, type sendUnaryData } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Log, type Sent } from './log.js';
import { appendAnswer, nameOf, sentFrom } from './messages.js';
import { read, type ReadCall } from './reading.js';
import { streamDeleted } from './statuses.js';

type Done<T> = sendUnaryData<T>;

/**
 * Answers the calls that the adapter makes, on a real socket, with a log in memory: unary appends, reads, subscriptions to
 * everything, tombstones and the version. It is no measure of what EventStoreDB answers to other calls.
 */
export class StandIn {
  readonly #log = new Log();
  readonly #server = new Server();
  #port = 0;
  /** What the next append is answered with, once; `stored`: after it was stored all the same. */
  failNextAppend: { error: ServiceError; stored: boolean } | undefined;
  /** What every read is answered with. */
  failReads: ServiceError | undefined;

  private constructor(private readonly version: string) {}

  static async start(version = '23.10.6'): Promise<StandIn> {
    const one = new StandIn(version);
    one.#serve();
    one.#port = await new Promise<number>((resolve, reject) => {
      one.#server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port)));
    });
    return one;
  }

  get port(): number {
    return this.#port;
  }
  get address(): string {
    return `esdb://127.0.0.1:${this.#port}?tls=false`;
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  #serve(): void {
    this.#server.addService(streamsService.StreamsService, {
      append: (call: ServerReadableStream<streams.AppendReq, streams.AppendResp>, done: Done<streams.AppendResp>) => this.#append(call, done),
      read: (call: ReadCall) => void (this.failReads ? call.emit('error', this.failReads) : read(this.#log, call)),
      tombstone: (call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>, done: Done<streams.TombstoneResp>) => {
        const stream = nameOf(call.request.getOptions()?.getStreamIdentifier());
        if (this.#log.tombstone(stream) === 'deleted') done(streamDeleted(stream));
        else done(null, new streams.TombstoneResp());
      },
    });
    this.#server.addService(featuresService.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, done: Done<features.SupportedMethods>) => {
        const answer = new features.SupportedMethods();
        answer.setEventStoreServerVersion(this.version);
        done(null, answer);
      },
    });
  }

  #append(call: ServerReadableStream<streams.AppendReq, streams.AppendResp>, done: Done<streams.AppendResp>): void {
    let options: streams.AppendReq.Options | undefined;
    const sent: Sent[] = [];
    call.on('data', (message: streams.AppendReq) => {
      options ??= message.getOptions();
      const proposed = message.getProposedMessage();
      if (proposed) sent.push(sentFrom(proposed));
    });
    call.on('end', () => {
      const failure = this.failNextAppend;
      this.failNextAppend = undefined;
      if (failure && !failure.stored) return done(failure.error);
      const stream = nameOf(options?.getStreamIdentifier());
      const outcome = this.#log.append(stream, options?.hasNoStream() ? -1 : Number(options?.getRevision()), sent);
      if (failure) return done(failure.error);
      return outcome === 'deleted' ? done(streamDeleted(stream)) : done(null, appendAnswer(outcome));
    });
  }
}
