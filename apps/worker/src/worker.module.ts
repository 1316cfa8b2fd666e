import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { HEALTH, HealthController, PlainProblemFilter, healthChecks, type BackgroundWork, type Engine } from '#runtime';

/** The Nest module of the worker: health endpoints only, no pages and no API. */
@Module({})
export class WorkerModule {
  static register(engine: Engine, works: readonly BackgroundWork[]): DynamicModule {
    return {
      module: WorkerModule,
      controllers: [HealthController],
      providers: [
        { provide: HEALTH, useValue: { checks: healthChecks(engine, works), metrics: engine.metrics } },
        { provide: APP_FILTER, useClass: PlainProblemFilter },
      ],
    };
  }
}
