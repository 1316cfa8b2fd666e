import { isIP } from 'node:net';
import type { Settings } from '#platform';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/u.test(host);

/**
 * Which `Host` and `Origin` headers are ours. Another site's name that is made to lead here (DNS rebinding) is not:
 * an address written in digits cannot be made to.
 */
export class SiteAddress {
  private port = 0;
  private readonly publicUrl: URL | undefined;
  private readonly anyAddress: boolean;
  /** Whether the server ends TLS itself. */
  private readonly tls: boolean;
  /** Loopback has many addresses: the one that is served on is ours too. */
  private readonly served: string;

  constructor({ host, publicUrl, tls }: Pick<Settings, 'host' | 'publicUrl' | 'tls'>) {
    this.tls = tls !== undefined;
    this.publicUrl = publicUrl === undefined ? undefined : new URL(publicUrl);
    this.anyAddress = !isLoopback(host);
    this.served = host.toLowerCase();
  }

  /** The port is known once the server listens. */
  listensOn(port: number): void {
    this.port = port;
  }

  /** Cookies are sent over TLS only when people come by `https`. */
  get secure(): boolean {
    return this.tls || this.publicUrl?.protocol === 'https:';
  }

  /** The address of the site for requests with this host, without a slash at its end. */
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

  /** With or without the port that its scheme has anyway; nothing but a name and a port. */
  private isPublicHost(asked: string): boolean {
    if (!this.publicUrl || !/^[^\s/?#@\\]+$/u.test(asked)) return false;
    return URL.parse(`${this.publicUrl.protocol}//${asked}`)?.host === this.publicUrl.host;
  }

  isOurOrigin(origin: string): boolean {
    if (!URL.canParse(origin)) return false;
    const { protocol, host, port, origin: itself } = new URL(origin);
    // No browser sends a user, a path or a port that goes without saying.
    if (origin.toLowerCase() !== itself) return false;
    if (this.publicUrl && origin.toLowerCase() === this.publicUrl.origin) return true;
    return protocol === this.#scheme && this.isOurHost(port === '' ? `${host}:${this.tls ? 443 : 80}` : host);
  }

  get #scheme(): 'http:' | 'https:' {
    return this.tls ? 'https:' : 'http:';
  }
}
