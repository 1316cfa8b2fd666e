import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Draining, answerUnreadable, nestLogger, startBackgroundWork, withFolder } from '#runtime';
import { systemClock } from '#kernel';
import type { Settings } from '#platform';
import { assetsFolder } from '#ui';
import { assertMayBeReached, assertMayListen } from './may-listen.js';
import { seedIfEmpty } from './seed.js';
import { createRuntime, type Runtime, type RuntimeOptions } from './runtime.js';
import { wrongParameters } from './reads/parameters.js';
import { ProblemFilter } from './api/problem.filter.js';
import { maxBodyBytes, readBodies } from './security/bodies.js';
import { parseQuery } from './security/form-text.js';
import { readTls, type Tls } from './security/tls.js';
import { onEveryRequest, securityHeaders } from './security/hooks.js';
import { compressAnswers } from './security/compression.js';
import { noteAccess } from './security/note-access.js';
import { KnownRoutes } from './security/known-routes.js';
import type { FastifyReply, FastifyRequest } from './security/request.js';
import { readUploads } from './security/uploads.js';
import { WebModule } from './web.module.js';

export interface RunningWeb {
  /** The address of the site, without a trailing slash. */
  url: string;
  runtime: Runtime;
  app: NestFastifyApplication;
  /** Refuses new requests, answers the running ones, stops the background work, then closes the log. */
  close(): Promise<void>;
}

/** The length of a path parameter, in characters. A stop link of thirty subjects has about 700. */
const maxParamLength = 1_000;

/** Opens the data folder and starts the server. Closes everything again on failure. */
export const startWeb = (options: RuntimeOptions): Promise<RunningWeb> =>
  started(options).catch((error: unknown) => {
    throw withFolder(error, options.settings.dataFolder);
  });

async function started(options: RuntimeOptions): Promise<RunningWeb> {
  assertMayBeReached(options.settings);
  const tls = readTls(options.settings, (options.clock ?? systemClock).now());
  await seedIfEmpty(options);
  const runtime = await createRuntime(options);
  let app: NestFastifyApplication | undefined;
  let stopWorks: (() => Promise<void>) | undefined;
  const draining = new Draining();
  const close = async (): Promise<void> => {
    // Nest unregisters command handlers first. So the app is closed after every command has its answer.
    await Promise.all([app && draining.drain(app.getHttpServer()), stopWorks?.()]);
    await app?.close();
    await runtime.close();
  };
  try {
    await assertMayListen(runtime);
    app = await createApp(runtime, draining, tls);
    const { host, port, publicUrl } = runtime.settings;
    // Calls Fastify directly: Nest would log the error, which the caller reports.
    await app.getHttpAdapter().getInstance().listen({ port, host });
    const bound = app.getHttpServer().address() as { port: number };
    runtime.site.listensOn(bound.port);
    const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
    stopWorks = await startBackgroundWork(runtime.works, runtime.logger);
    return { url: publicUrl ?? `${tls ? 'https' : 'http'}://${name}:${bound.port}`, runtime, app, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function createApp(runtime: Runtime, draining: Draining, tls: Tls | undefined): Promise<NestFastifyApplication> {
  const adapter = createAdapter(runtime.settings, tls, () => app.get(ProblemFilter));
  const app = await NestFactory.create<NestFastifyApplication>(WebModule.register(runtime), adapter, {
    // `readBodies` registers the parsers.
    bodyParser: false,
    abortOnError: false,
    logger: nestLogger(runtime.logger),
  });
  await addHooks(adapter, runtime, draining);
  await app.init();
  return app;
}

function createAdapter({ requestTimeoutMs, trustedProxies }: Settings, tls: Tls | undefined, problems: () => ProblemFilter): FastifyAdapter {
  // By default Node checks for slow requests every 30 seconds. It swaps the two timeouts when the one for headers is longer.
  const slowness = { connectionsCheckingInterval: Math.min(requestTimeoutMs / 2, 5_000), headersTimeout: requestTimeoutMs };
  return new FastifyAdapter({
    ...(tls ? { https: { ...tls, minVersion: 'TLSv1.2', ...slowness } } : { http: slowness }),
    bodyLimit: maxBodyBytes,
    logger: false,
    clientErrorHandler: answerUnreadable,
    requestTimeout: requestTimeoutMs,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    forceCloseConnections: 'idle',
    // Fastify refuses an invalid address before any hook runs.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      problems().answer(error, request, reply.headers(securityHeaders)),
    routerOptions: { maxParamLength, querystringParser: parseQuery },
  });
}

/** The hooks of every request, in the order in which they run. */
async function addHooks(adapter: FastifyAdapter, runtime: Runtime, draining: Draining): Promise<void> {
  const fastify = adapter.getInstance();
  readBodies(fastify);
  await readUploads(fastify);
  const routes = new KnownRoutes(maxParamLength);
  fastify.addHook('onRoute', (route) => routes.add(route));
  fastify.addHook('onRequest', onEveryRequest(runtime.site, routes));
  // This runs before compression: an answer that cannot be logged is replaced with an error.
  if (runtime.signIn) fastify.addHook('onSend', noteAccess(runtime.signIn.accessLog));
  await compressAnswers(fastify);
  fastify.addHook('onRequest', draining.refuse);
  fastify.addHook('onSend', draining.endConnection);
  fastify.addHook('onRequest', (request, _reply, done) => done(wrongParameters(request)));
  // Imported after all static imports: this CommonJS module requires an ES module that we import too.
  await fastify.register(import('@fastify/static'), { root: assetsFolder, prefix: '/assets/', decorateReply: false, index: false, immutable: true, maxAge: '1y', cacheControl: true, preCompressed: true });
}
