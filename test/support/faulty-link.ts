import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * A proxy to a server that simulates network faults. A frozen connection stays open but carries no data; `toClient`
 * and `toServer` select the direction.
 */
export class FaultyLink {
  readonly #pairs = new Set<{ client: Socket; server: Socket }>();
  /** All open sockets, including those that no longer carry data. */
  readonly #sockets = new Set<Socket>();
  #refusing = false;
  #frozen = { toClient: false, toServer: false };
  readonly #server = createServer((client) => this.#accept(client));

  private constructor(
    private readonly host: string,
    private readonly port: number,
  ) {}

  /** Makes a link to the one host of an `esdb://` address. @returns the link and the address of the link */
  static async to(address: string): Promise<{ link: FaultyLink; address: string }> {
    const [, host = '', port = '2113'] = /^esdb:\/\/(?:[^@]*@)?([^:/?]+)(?::(\d+))?/u.exec(address) ?? [];
    const link = new FaultyLink(host, Number(port));
    await new Promise<void>((resolve) => link.#server.listen(0, '127.0.0.1', resolve));
    return { link, address: address.replace(/(esdb:\/\/(?:[^@]*@)?)[^/?]+/u, `$1127.0.0.1:${(link.#server.address() as AddressInfo).port}`) };
  }

  /** Closes all connections, and accepts no new ones until `mend`. */
  cut(): void {
    this.#refusing = true;
    for (const { client, server } of this.#pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  /** Stops data in these directions, on open and new connections. */
  freeze(directions: { toClient?: boolean; toServer?: boolean } = { toClient: true, toServer: true }): void {
    this.#frozen = { toClient: false, toServer: false, ...directions };
    for (const { client, server } of this.#pairs) this.#carry(client, server);
  }

  /** Freezes the open connections; new connections work. */
  freezeOpenOnes(): void {
    for (const { client, server } of this.#pairs) {
      client.unpipe(server);
      server.unpipe(client);
    }
    this.#pairs.clear();
  }

  mend(): void {
    this.#refusing = false;
    this.freeze({});
  }

  async close(): Promise<void> {
    this.cut();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(client: Socket): void {
    if (this.#refusing) return void client.resetAndDestroy();
    const server = connect(this.port, this.host);
    const pair = { client, server };
    this.#pairs.add(pair);
    for (const [one, other] of [[client, server], [server, client]] as const) {
      this.#sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        this.#sockets.delete(one);
        this.#pairs.delete(pair);
      });
    }
    this.#carry(client, server);
  }

  #carry(client: Socket, server: Socket): void {
    for (const [from, to, frozen] of [[client, server, this.#frozen.toServer], [server, client, this.#frozen.toClient]] as const) {
      from.unpipe(to);
      if (!frozen) from.pipe(to);
    }
  }
}
