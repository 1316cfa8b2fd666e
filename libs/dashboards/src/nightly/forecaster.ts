import { experienceOf, type Experience, type Taken } from '#workflow';
import type { PlainDate } from '#kernel';
import { unpackedTaken, type PackedTaken } from '../portfolio/experience.query.js';
import type { PortfolioFacts } from '../portfolio/portfolio.facts.js';
import { rowForecast, type RowForecast } from './row-forecast.js';

/** The lengths of the steps of one ULO, as stored in its row: JSON of `PackedTaken[]`. */
export type TakenRow = readonly [programme: string, taken: string];
/** The facts of one ULO, as stored in its row: JSON of `PortfolioFacts`. */
export type FactsRow = readonly [id: string, programme: string, facts: string];

export type Request = { taken: readonly TakenRow[] } | { day: PlainDate; ulos: readonly FactsRow[] };
/** Forecasts, and ULOs whose forecast failed with the reason. Both are empty for a request with `taken`. */
export interface Reply {
  forecasts: (RowForecast & { id: string })[];
  failed: { id: string; why: string }[];
}

/** Makes forecasts of rows. Requests with `taken` must come first; later ones for the same programme are ignored. */
export class Forecaster {
  readonly #taken = new Map<string, Taken[]>();
  readonly #experience = new Map<string, Experience>();

  answer(request: Request): Reply {
    const reply: Reply = { forecasts: [], failed: [] };
    if ('taken' in request) for (const row of request.taken) this.#add(row);
    else for (const row of request.ulos) this.#forecast(row, request.day, reply);
    return reply;
  }

  #add([programme, taken]: TakenRow): void {
    const all = this.#taken.get(programme) ?? [];
    for (const one of JSON.parse(taken) as PackedTaken[]) all.push(unpackedTaken(one));
    this.#taken.set(programme, all);
  }

  #forecast([id, programme, facts]: FactsRow, day: PlainDate, { forecasts, failed }: Reply): void {
    try {
      const forecast = rowForecast(id, JSON.parse(facts) as PortfolioFacts, day, this.#experienceOf(programme));
      if (forecast) forecasts.push({ id, ...forecast });
    } catch (error) {
      failed.push({ id, why: error instanceof Error ? error.message : String(error) });
    }
  }

  #experienceOf(programme: string): Experience {
    let experience = this.#experience.get(programme);
    if (!experience) {
      this.#experience.set(programme, (experience = experienceOf(this.#taken.get(programme) ?? [])));
      this.#taken.delete(programme);
    }
    return experience;
  }
}
