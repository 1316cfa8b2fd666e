import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MayNotStart, answerUnreadable, backgroundWorks, nestLogger, openEngine, startBackgroundWork, withFolder, type BackgroundWork, type Engine, type EngineOptions } from '#runtime';
import { WorkerModule } from './worker.module.js';

/** With an embedded log a worker cannot run, because only one process can open the log. */
export class NothingToShare extends MayNotStart {
  override readonly name = 'NothingToShare';
  constructor() {
    super(
      'The embedded default runs the worker inside milepost web: the data folder has one owner, and the log cannot be shared with a second process. Start milepost web instead.',
    );
  }
}

export interface RunningWorker {
  /** The base URL of its health endpoints, without a trailing slash. */
  url: string;
  engine: Engine;
  /** Stops the background work, then closes the log. */
  close(): Promise<void>;
}

export interface WorkerOptions extends EngineOptions {
  /** For tests. By default all background work. */
  works?: (engine: Engine) => BackgroundWork[];
}

/**
 * Opens the log of a cluster and starts the background work. Closes everything again when it fails.
 * @throws NothingToShare, and the errors of `openEngine`
 */
export async function startWorker({ works: worksOn = backgroundWorks, ...options }: WorkerOptions): Promise<RunningWorker> {
  if (options.settings.eventStoreUrl === undefined) throw new NothingToShare();
  const engine = await openEngine('milepost worker', options).catch((error: unknown) => {
    throw withFolder(error, options.settings.dataFolder);
  });
  let app: NestFastifyApplication | undefined;
  let stopWorks: (() => Promise<void>) | undefined;
  const close = async (): Promise<void> => {
    await stopWorks?.();
    await app?.close();
    await engine.close();
  };
  try {
    const works = worksOn(engine);
    const adapter = new FastifyAdapter({ logger: false, clientErrorHandler: answerUnreadable, forceCloseConnections: true });
    app = await NestFactory.create<NestFastifyApplication>(WorkerModule.register(engine, works), adapter, {
      abortOnError: false,
      logger: nestLogger(engine.logger),
    });
    await app.init();
    const { host, workerPort: port } = engine.settings;
    // Calls Fastify directly: Nest would also log an error that the caller reports.
    await adapter.getInstance().listen({ host, port });
    stopWorks = await startBackgroundWork(works, engine.logger);
    const { port: bound } = app.getHttpServer().address() as { port: number };
    return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, engine, close };
  } catch (error) {
    await close();
    throw error;
  }
}
