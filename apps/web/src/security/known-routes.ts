import router, { type HTTPMethod, type Instance, type HTTPVersion } from 'find-my-way';
import type { RouteOptions } from 'fastify';

/** Finds the methods of an address. Fastify itself answers 404 for a known path with another method. */
export class KnownRoutes {
  private readonly methods = new Set<HTTPMethod>();
  private readonly router: Instance<HTTPVersion.V1>;

  constructor(maxParamLength: number) {
    this.router = router({ maxParamLength, onBadUrl: () => undefined });
  }

  add({ method, url }: Pick<RouteOptions, 'method' | 'url'>): void {
    for (const one of [method].flat() as HTTPMethod[]) {
      this.methods.add(one);
      this.router.on(one, url, () => undefined);
    }
  }

  /** The value of `Allow` for a path; undefined when no route matches. */
  allowed(path: string): string | undefined {
    const taken = [...this.methods].filter((method) => this.router.find(method, path) !== null);
    return taken.length === 0 ? undefined : [...taken, 'OPTIONS'].sort().join(', ');
  }
}
