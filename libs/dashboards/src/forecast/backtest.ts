import { readStream, type EventStore } from '#event-store';
import { addDays, daysBetween, fold, type PlainDate, type StoredEvent } from '#kernel';
import { forecastBasis, lastFinishOf, planFollowedOn, stepsOn, ulo as process, type ForecastBasis } from '#development';
import { experienceOf, forecastOf, type Experience } from '#workflow';
import { factsOf } from '#history';

/** What was forecast on one day, knowing only what was known then, and what came. */
export interface BacktestDay {
  on: PlainDate;
  /** Forecasts of developments that were under way and have finished since. */
  forecasts: number;
  /** How many of them finished between the tenth and the nine tenths. */
  within: number;
  /** Of the half, in days by the days that were left: negative when forecast too early. */
  errors: readonly number[];
  /** Developments that were under way then and are still: the slow ones among them cannot be compared yet. */
  unfinished: number;
  /** True when five developments had finished every step with a length by then: nothing came from the template alone. */
  fromExperience: boolean;
}

interface Development {
  id: string;
  basis: ForecastBasis;
  finishedOn: PlainDate;
}

/** A development as it was on a day, and known then. */
interface Then {
  basis: ForecastBasis;
  startOn: PlainDate;
  /** Null while a step is open. */
  finishedOn: PlainDate | null;
}

/**
 * Forecasts of the past compared with what came, day by day. Only developments that have finished can be compared.
 * @param ulos ids of the ULOs of one programme
 * @param every days between two days that are looked at
 * @param today nothing after it counts
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

/** Undefined before it followed a plan. */
async function basisOn(store: EventStore, id: string, day: PlainDate): Promise<Then | undefined> {
  const events: StoredEvent[] = await readStream(store, `ulo-${id}`, { knownAt: day });
  const state = fold(process, factsOf(events, { asAt: day, knownAt: day }));
  const plan = planFollowedOn(state, day);
  if (!plan) return undefined;
  const standings = stepsOn(state, plan, day);
  return { basis: forecastBasis(state, plan, standings, day), startOn: plan.startOn, finishedOn: lastFinishOf(plan, standings) };
}
