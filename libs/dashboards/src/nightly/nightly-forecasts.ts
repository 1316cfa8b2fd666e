import type { PlainDate } from '#kernel';
import { NotReady, type ReadModel } from '#projections';
import { forecastThread, openForecasting, type Forecasting } from './forecasting.js';
import { factsRows, putForecast, takenRows, ulosWithoutForecast } from './likely.table.js';

export interface NightlyForecastsOptions {
  model: ReadModel;
  /** Called with a sentence for the log. It does not contain names of people. */
  onProblem: (message: string, error?: unknown) => void;
  /** The module of the worker thread. If it is undefined, the current thread makes the forecasts. */
  thread?: URL | undefined;
  /** Interval of the check for a new day, in milliseconds. */
  lookEveryMs?: number;
  /** Delay after a failure, in milliseconds. */
  retryMs?: number;
}

/** The number of ULOs in one request and one transaction: about 0.4 seconds of work in the thread. */
const BATCH_ULOS = 100;

/**
 * Calculates the forecasts of rows at the beginning of each day, and missing ones after a start or a rebuild of the read model.
 * A worker thread does the calculation. Rows are read and written in small batches between requests.
 */
export class NightlyForecasts {
  readonly name = 'forecasts of lists';
  readonly apart = true;
  readonly #stopped = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #done = '';
  #notBefore = 0;
  #trouble: string | undefined;

  constructor(private readonly options: NightlyForecastsOptions) {}

  async start(): Promise<void> {
    this.#timer = setInterval(() => this.#startIfDue(), this.options.lookEveryMs ?? 1_000);
    this.#timer.unref();
    this.#startIfDue();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Why rows may have no forecast of today, in one sentence. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  /** True if all rows have the forecasts of today. */
  get isDone(): boolean {
    return this.#done === this.#due;
  }

  /** Identifies the work that is due: the day and the generation of the read model. */
  get #due(): string {
    return `${this.options.model.today} ${this.options.model.generation}`;
  }

  #startIfDue(): void {
    const { ready, rebuilding } = this.options.model.status();
    if (this.#running || this.isDone || !ready || rebuilding !== null || performance.now() < this.#notBefore) return;
    this.#running = this.#work(this.#due, this.options.model.today).finally(() => (this.#running = undefined));
  }

  async #work(due: string, day: PlainDate): Promise<void> {
    try {
      if (!(await this.#forecastAll(day))) return;
      this.#done = due;
      this.#trouble = undefined;
    } catch (error) {
      if (this.#stopped.signal.aborted || error instanceof NotReady) return;
      this.#notBefore = performance.now() + (this.options.retryMs ?? 60_000);
      this.#trouble = 'Forecasts of lists could not be worked out; it is tried again.';
      this.options.onProblem(this.#trouble, error);
    }
  }

  /** @returns false if it was stopped */
  async #forecastAll(day: PlainDate): Promise<boolean> {
    const { model } = this.options;
    const wanted: string[] = [];
    for (const ulos of ulosWithoutForecast(model, day)) {
      wanted.push(...ulos);
      if (await this.#isStopped()) return false;
    }
    if (wanted.length === 0) return true;
    const forecasting = openForecasting('thread' in this.options ? this.options.thread : forecastThread);
    const close = (): void => void forecasting.close();
    this.#stopped.signal.addEventListener('abort', close);
    try {
      for (const taken of takenRows(model)) {
        await forecasting.ask({ taken });
        if (await this.#isStopped()) return false;
      }
      for (let at = 0; at < wanted.length; at += BATCH_ULOS) if (!(await this.#forecast(wanted.slice(at, at + BATCH_ULOS), day, forecasting))) return false;
      return true;
    } finally {
      this.#stopped.signal.removeEventListener('abort', close);
      await forecasting.close();
    }
  }

  async #forecast(ulos: readonly string[], day: PlainDate, forecasting: Forecasting): Promise<boolean> {
    const { forecasts, failed } = await forecasting.ask({ day, ulos: factsRows(this.options.model, ulos) });
    if (await this.#isStopped()) return false;
    for (const { id, why } of failed) this.options.onProblem(`The ULO ${id} could not be forecast: ${why}`);
    await this.options.model.write((db) => {
      for (const forecast of forecasts) putForecast(db, day, forecast);
    });
    return true;
  }

  /** Yields to the event loop first, so that requests are handled. */
  async #isStopped(): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve));
    return this.#stopped.signal.aborted;
  }
}
