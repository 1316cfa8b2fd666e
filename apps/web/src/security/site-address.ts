import { isIP } from 'node:net';
import type { Settings } from '#platform';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/u.test(host);

/**
 * Decides which `Host` and `Origin` headers are ours. Names of other sites that resolve to this server (DNS rebinding) are
 * refused. An IP address cannot be rebound.
 */
export class SiteAddress {
  private port = 0;
  private readonly publicUrl: URL | undefined;
  private readonly anyAddress: boolean;
  /** True when the server terminates TLS itself. */
  private readonly tls: boolean;
  /** Loopback has many addresses: the configured one is accepted too. */
  private readonly served: string;

  constructor({ host, publicUrl, tls }: Pick<Settings, 'host' | 'publicUrl' | 'tls'>) {
    this.tls = tls !== undefined;
    this.publicUrl = publicUrl === undefined ? undefined : new URL(publicUrl);
    this.anyAddress = !isLoopback(host);
    this.served = host.toLowerCase();
  }

  /** Sets the port, which is known once the server listens. */
  listensOn(port: number): void {
    this.port = port;
  }

  /** True when people use `https`: cookies then get `Secure`. */
  get secure(): boolean {
    return this.tls || this.publicUrl?.protocol === 'https:';
  }

  /** The address of the site for requests with this host, without a trailing slash. */
  of(host: string | undefined): string {
    return this.publicUrl?.origin ?? `${this.#scheme}//${host ?? `localhost:${this.port}`}`;
  }

  isOurHost(host: string | undefined): boolean {
    if (host === undefined) return false;
    const asked = host.toLowerCase();
    if (this.isPublicHost(asked)) return true;
    const [, name = '', port = this.tls ? '443' : '80'] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/u.exec(asked) ?? [];
    if (Number(port) !== this.port) return false;
    return loopbackNames.includes(name) || name === this.served || (this.anyAddress && isIP(name.replace(/^\[|\]$/gu, '')) !== 0);
  }

  /** Accepts the public host with or without the default port of its scheme, and nothing except a name and a port. */
  private isPublicHost(asked: string): boolean {
    if (!this.publicUrl || !/^[^\s/?#@\\]+$/u.test(asked)) return false;
    return URL.parse(`${this.publicUrl.protocol}//${asked}`)?.host === this.publicUrl.host;
  }

  isOurOrigin(origin: string): boolean {
    if (!URL.canParse(origin)) return false;
    const { protocol, host, port, origin: itself } = new URL(origin);
    // Browsers never send a user, a path or a default port in `Origin`.
    if (origin.toLowerCase() !== itself) return false;
    if (this.publicUrl && origin.toLowerCase() === this.publicUrl.origin) return true;
    return protocol === this.#scheme && this.isOurHost(port === '' ? `${host}:${this.tls ? 443 : 80}` : host);
  }

  get #scheme(): 'http:' | 'https:' {
    return this.tls ? 'https:' : 'http:';
  }
}
