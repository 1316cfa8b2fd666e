import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  body: Buffer;
}

/**
 * One keep-alive HTTP/1.1 connection with one request at a time. It does as little work as possible, so that figures measure
 * the server. Answers must have a `Content-Length`.
 */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer[] = [];
  #bytes = 0;
  /** Where the body begins, and how many bytes the whole answer has; 0 while the head is incomplete. */
  #bodyAt = 0;
  #whole = 0;
  #pending: PromiseWithResolvers<Answer> | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    const lost = (error?: Error): void => this.#pending?.reject(error ?? new Error('The server closed the connection.'));
    socket.on('error', lost);
    socket.on('close', () => lost());
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  ask(request: Buffer): Promise<Answer> {
    this.#pending = Promise.withResolvers();
    this.#socket.write(request);
    return this.#pending.promise;
  }

  close(): void {
    this.#pending = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#bytes += chunk.length;
    if (this.#whole === 0) this.#readHead();
    if (this.#whole === 0 || this.#bytes < this.#whole) return;
    const all = this.#joined();
    const answer = { status: Number(all.toString('latin1', 9, 12)), body: all.subarray(this.#bodyAt, this.#whole) };
    this.#received = [];
    this.#bytes = this.#whole = 0;
    this.#pending?.resolve(answer);
  }

  #readHead(): void {
    const all = this.#joined();
    const end = all.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(all.toString('latin1', 0, end))?.[1];
    if (length === undefined) return this.#pending?.reject(new Error('The answer has no Content-Length.'));
    this.#bodyAt = end + 4;
    this.#whole = this.#bodyAt + Number(length);
  }

  #joined(): Buffer {
    const [only] = this.#received;
    if (only && this.#received.length === 1) return only;
    const all = Buffer.concat(this.#received);
    this.#received = [all];
    return all;
  }
}

/** The bytes of a request. */
export function requestBytes(port: number, asked: { method: string; path: string; headers?: Readonly<Record<string, string>>; body?: string }): Buffer {
  const body = Buffer.from(asked.body ?? '');
  const headers = {
    host: `127.0.0.1:${port}`,
    ...asked.headers,
    ...(asked.body !== undefined && { 'content-type': 'application/json', 'content-length': String(body.length) }),
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${asked.method} ${asked.path} HTTP/1.1\r\n${head.join('')}\r\n`), body]);
}
