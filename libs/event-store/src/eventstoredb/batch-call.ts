import { clearTimeout, setTimeout } from 'node:timers';
import { WrongExpectedVersionError, type BaseOptions, type EventStoreDBClient } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import { convertToCommandError } from '@eventstore/db-client/dist/utils/index.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { Unavailable } from '../errors.js';
import type { Appended } from '../port.js';
import { appendedAs, doingOf, type SealedAppend } from './appending.js';
import { ANSWER_TIMEOUT_MS } from './connection.js';
import { toStoreError, wrongRevision } from './faults.js';
import { batchRequest, numberOf } from './batch-request.js';

type StreamsClient = InstanceType<typeof streamsGrpc.StreamsClient>;
type Call = ReturnType<StreamsClient['batchAppend']>;

/** Methods that the client uses internally and does not export. */
interface Internals {
  getGRPCClient: (client: typeof streamsGrpc.StreamsClient, name: string) => Promise<StreamsClient>;
  callArguments: (options: BaseOptions, more: { deadline: number }) => Parameters<StreamsClient['batchAppend']>;
}

interface PendingAppend extends SealedAppend {
  resolve(appended: Appended): void;
  reject(error: Error): void;
}

/**
 * Sends many appends in one call and matches answers by number. The client's own batch append sends sixteen at a time,
 * waits for each of them, and shares one list of promises between all clients of the process.
 */
export class BatchCall {
  readonly #pending = new Map<number, PendingAppend>();
  #lastNumber = 0;
  #failure: Error | undefined;
  #timeout: NodeJS.Timeout | undefined;

  private constructor(private readonly call: Call) {
    call.on('data', (answer: BatchAppendResp) => this.#answered(answer));
    call.on('error', (error: Error) => this.#fail(convertToCommandError(error)));
    call.on('end', () => this.#fail(new Unavailable('Appending to the event store: it ended the call.')));
  }

  static async open(client: EventStoreDBClient, options: BaseOptions): Promise<BatchCall> {
    const { getGRPCClient, callArguments } = client as unknown as Internals;
    const grpc = await getGRPCClient(streamsGrpc.StreamsClient, 'batchAppend');
    return new BatchCall(grpc.batchAppend(...callArguments(options, { deadline: Infinity })));
  }

  append(append: SealedAppend): Promise<Appended> {
    if (this.#failure) return Promise.reject(toStoreError(this.#failure, doingOf(append)));
    const number = (this.#lastNumber += 1);
    return new Promise((resolve, reject) => {
      this.#pending.set(number, { ...append, resolve, reject });
      this.#timeout ??= setTimeout(() => this.#fail(new Unavailable(`Appending to the event store: no answer within ${ANSWER_TIMEOUT_MS / 1000} s.`)), ANSWER_TIMEOUT_MS);
      this.call.write(batchRequest(number, append));
    });
  }

  close(): void {
    this.#fail(new Unavailable('The event store is closed.'));
  }

  #answered(answer: BatchAppendResp): void {
    const number = numberOf(answer.getCorrelationId());
    const append = this.#pending.get(number);
    if (!append) return;
    this.#pending.delete(number);
    this.#timeout?.refresh();
    if (this.#pending.size === 0) this.#clearTimeout();
    const success = answer.getSuccess();
    const error = answer.getError();
    if (error) return append.reject(asError(unpackToCommandError(error, append.stream), append));
    try {
      append.resolve(appendedAs(append, Number(success?.getCurrentRevision()), success?.getPosition()?.getCommitPosition()));
    } catch (damaged) {
      append.reject(damaged as Error);
    }
  }

  /** Rejects all pending appends with Unavailable: each may or may not have been stored. */
  #fail(error: Error): void {
    this.#failure ??= error;
    this.#clearTimeout();
    this.call.cancel();
    for (const append of this.#pending.values()) append.reject(new Unavailable(toStoreError(error, doingOf(append)).message));
    this.#pending.clear();
  }

  #clearTimeout(): void {
    clearTimeout(this.#timeout);
    this.#timeout = undefined;
  }
}

const asError = (error: Error, append: SealedAppend): Error =>
  error instanceof WrongExpectedVersionError ? wrongRevision(append.stream, append.head, error) : toStoreError(error, doingOf(append));
