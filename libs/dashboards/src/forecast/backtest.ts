import { readStream, type EventStore } from '#event-store';
import { addDays, daysBetween, fold, type PlainDate, type StoredEvent } from '#kernel';
import { forecastBasis, lastFinishOf, planFollowedOn, stepsOn, ulo as process, type ForecastBasis } from '#development';
import { experienceOf, forecastOf, type Experience } from '#workflow';
import { factsOf } from '#history';

/** The forecasts made on one day with the facts known then, compared with the actual finishes. */
export interface BacktestDay {
  on: PlainDate;
  /** The number of forecasts for developments that were in progress and have finished since. */
  forecasts: number;
  /** How many of them finished between the 10th and the 90th percentile. */
  within: number;
  /** Errors of the median, as a share of the days that were left. Negative if the forecast was too early. */
  errors: readonly number[];
  /** Developments that were in progress then and still are. They cannot be compared yet, so slow developments are missing. */
  unfinished: number;
  /** True if there was experience of every step with a length, from five developments: no length came from the template alone. */
  fromExperience: boolean;
}

interface Development {
  id: string;
  basis: ForecastBasis;
  finishedOn: PlainDate;
}

/** A development as at a day, and as known on that day. */
interface PastBasis {
  basis: ForecastBasis;
  startOn: PlainDate;
  /** Null while a step is open. */
  finishedOn: PlainDate | null;
}

/**
 * Compares past forecasts with the actual finishes, at regular intervals. Only finished developments can be compared.
 * @param ulos ids of the ULOs of one programme
 * @param every days between two compared days
 * @param today later facts are ignored
 */
export async function* backtest(store: EventStore, ulos: readonly string[], every: number, today: PlainDate): AsyncGenerator<BacktestDay> {
  const finishes = new Map<string, PlainDate | null>();
  let first = today;
  for (const id of ulos) {
    const found = await basisOn(store, id, today);
    finishes.set(id, found?.finishedOn ?? null);
    if (found && found.startOn < first) first = found.startOn;
  }
  const last = [...finishes.values()].reduce<PlainDate>((latest, on) => (on !== null && on > latest ? on : latest), first);
  for (let on = addDays(first, every); on < last; on = addDays(on, every)) yield comparedOn(store, ulos, finishes, on);
}

async function comparedOn(store: EventStore, ulos: readonly string[], finishes: ReadonlyMap<string, PlainDate | null>, on: PlainDate): Promise<BacktestDay> {
  const begun = (await Promise.all(ulos.map(async (id) => ({ id, found: await basisOn(store, id, on) })))).flatMap(({ id, found }) => (found ? [{ id, ...found }] : []));
  const experience = experienceOf(begun.flatMap(({ basis }) => basis.taken));
  const compared = begun.flatMap(({ id, basis }): Development[] => {
    const finishedOn = finishes.get(id) ?? null;
    return finishedOn !== null && finishedOn > on ? [{ id, basis, finishedOn }] : [];
  });
  const outcomes = compared.map((one) => outcome(one, experience, on));
  return {
    on,
    forecasts: outcomes.length,
    within: outcomes.filter(({ within }) => within).length,
    unfinished: begun.filter(({ id, finishedOn }) => finishedOn === null && (finishes.get(id) ?? null) === null).length,
    errors: outcomes.map(({ error }) => error),
    fromExperience: compared.every(({ basis }) => basis.network.steps.every(({ code, days }) => days === 0 || experience.has(code))),
  };
}

function outcome({ id, basis: { assumed: network, durations }, finishedOn }: Development, experience: Experience, today: PlainDate): { within: boolean; error: number } {
  const { p10, p50, p90 } = forecastOf({ id, network, today, durations, experience, of: [] }).end;
  return { within: p10 <= finishedOn && finishedOn <= p90, error: daysBetween(finishedOn, p50) / daysBetween(today, finishedOn) };
}

/** Undefined if it did not follow a plan on that day. */
async function basisOn(store: EventStore, id: string, day: PlainDate): Promise<PastBasis | undefined> {
  const events: StoredEvent[] = await readStream(store, `ulo-${id}`, { knownAt: day });
  const state = fold(process, factsOf(events, { asAt: day, knownAt: day }));
  const plan = planFollowedOn(state, day);
  if (!plan) return undefined;
  const standings = stepsOn(state, plan, day);
  return { basis: forecastBasis(state, plan, standings, day), startOn: plan.startOn, finishedOn: lastFinishOf(plan, standings) };
}
