/** Several handles on the same records, as in several processes. `close` closes all of them. */
export class OpenedHandles<H extends { close(): Promise<void> }> {
  readonly #all: H[] = [];

  constructor(private readonly open: () => Promise<H>) {}

  readonly another = async (): Promise<H> => {
    const handle = await this.open();
    this.#all.push(handle);
    return handle;
  };

  async close(): Promise<void> {
    for (const handle of this.#all) await handle.close();
  }
}
