import { join } from 'node:path';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { projections, readUlo } from '#dashboards';
import { committeeRules, deciders, shareOf, usersOnly, uloWarnings, whoCounts, type UloState } from '#development';
import { warningsOf } from '#history';
import type { Json } from '#kernel';
import { openReadModel, type ReadModel } from '#projections';
import { anyAttempts, TriedUlo } from '../support/any-commands.js';

jest.setTimeout(300_000);

const day = /^\d{4}-\d{2}-\d{2}$/u;
/** True if every pair of neighbours fits. */
const inOrder = <T>(all: readonly T[], holds: (one: T, next: T) => boolean): boolean => all.every((one, i) => i === 0 || holds(all[i - 1] as T, one));

/** Invariants of a ULO for any commands, corrections and withdrawals in any order. Returns the names of the brokenInvariants ones. */
function brokenInvariants(ulo: UloState): string[] {
  const { governance, bids, agreements, mentoring, milestones, procurement, services, partnership } = ulo;
  const counted = governance.committee.map((seats) => shareOf(seats, usersOnly));
  const rules: Record<string, boolean> = {
    'committee seats are whole and not negative': governance.committee.every(({ users, carers, others, unknown }) => [users, carers, others, unknown].every((n) => Number.isInteger(n) && n >= 0)),
    'an elected committee has voting members': governance.committee.every(({ elected, users, carers, others, unknown }) => !elected || users + carers + others + unknown > 0),
    'a share lies between nothing and the whole': counted.every(({ count, of }) => count >= 0 && count <= of),
    'the lines of a bid make its amount': bids.bids.every(({ lines, amountPence }) => lines.reduce((sum, line) => sum + line.amountPence, 0) === amountPence),
    'money is whole pence and not negative': [...bids.bids.flatMap((b) => [b.amountPence, b.decision?.amountPence ?? 0]), ...agreements.agreements.flatMap((a) => [a.amountPence, ...a.payments.map((p) => p.amountPence)])].every((pence) => Number.isSafeInteger(pence) && pence >= 0),
    'an agreement ends after it starts': agreements.agreements.every(({ startsOn, endsOn }) => startsOn < endsOn),
    'a core share is a percentage': agreements.agreements.every(({ coreSharePercent }) => coreSharePercent >= 0 && coreSharePercent <= 100),
    'mentoring ends on or after its first day': mentoring.agreements.every(({ startsOn, endsOn }) => startsOn <= endsOn),
    'sessions have hours': mentoring.sessions.every(({ hours }) => hours > 0 && hours <= 24),
    'a baseline is never moved': milestones.milestones.every(({ baselineDueOn, dueOn, moves }) => (moves[0]?.from ?? baselineDueOn) === baselineDueOn && (moves.at(-1)?.to ?? baselineDueOn) === dueOn && inOrder(moves, (one, next) => one.to === next.from)),
    'weights make 100': procurement.tenders.every(({ publication }) => !publication || publication.weights.reduce((sum, { weight }) => sum + weight, 0) === 100),
    'a tender closes after it opens': procurement.tenders.every(({ publication }) => !publication || publication.on < publication.closesOn),
    'a tender is awarded or given up, not both': procurement.tenders.every(({ award, givenUpOn }) => award === null || givenUpOn === null),
    'a service closes on or after the day it opened': services.runs.every(({ openedOn, closedOn }) => closedOn === null || openedOn <= closedOn),
    'who counts is known': whoCounts(partnership).length > 0 && committeeRules(partnership).ruleSet.parameters.boardShare.den > 0,
    'the development has begun': partnership.startedOn !== null && day.test(partnership.startedOn),
    'a warning clears after it opens and says why': warningsOf(uloWarnings, ulo).every(({ opens, clears, why }) => day.test(opens) && why !== '' && (clears === null || opens < clears)),
  };
  return Object.entries(rules).flatMap(([name, holds]) => (holds ? [] : [name]));
}

/** Figures in a view that are impossible: not a number, or a share above the whole. */
function impossibleFigures(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  const { count, of } = value as { count?: unknown; of?: unknown };
  const share = typeof count === 'number' && typeof of === 'number' && (count < 0 || count > of) ? [`${path}: ${count} of ${of}`] : [];
  return [...share, ...Object.entries(value).flatMap(([name, inner]) => impossibleFigures(inner, `${path}.${name}`))];
}

const tables = ['portfolio', 'portfolio_totals', 'current_steps', 'warnings', 'milestones', 'programmes'];
const rowsOf = (model: ReadModel): Record<string, Json[]> =>
  Object.fromEntries(tables.map((table) => [table, model.read((db) => db.all<Record<string, Json>>(`SELECT * FROM ${table} ORDER BY 1, 2`)).map((row) => ({ ...row }))]));

describe('any sequence of accepted commands, corrections and withdrawals', () => {
  it('breaks no invariant, today or as at each day on which something happened', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(anyAttempts(60), async (attempts) => {
        await using tried = await TriedUlo.begin();
        const days = new Set<string>();
        for (const attempt of attempts) {
          if (!(await tried.attempt(attempt))) continue;
          accepted += 1;
          days.add(attempt.occurredOn);
          expect(brokenInvariants(await tried.state())).toEqual([]);
        }
        for (const on of days) expect(brokenInvariants(await tried.state(on))).toEqual([]);
        const view = await readUlo(tried.store, tried.id, { today: '2013-06-03' });
        expect(impossibleFigures(view)).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
    expect(accepted).toBeGreaterThan(200);
  });

  it('gives the read models the same rows as a rebuild from the log', async () => {
    await fc.assert(
      fc.asyncProperty(anyAttempts(40), async (attempts) => {
        await using tried = await TriedUlo.begin();
        const open = (name: string): ReadModel => openReadModel({ folder: join(tried.folder, name), store: tried.store, deciders, projections, clock: tried.clock, cachedFacts: 500 });
        const live = open('live');
        await live.whenReady(10_000);
        for (const attempt of attempts) if (await tried.attempt(attempt)) await live.waitFor(await tried.store.head(), 10_000);
        const fresh = open('fresh');
        await fresh.waitFor(await tried.store.head(), 20_000);
        const [kept, rebuilt] = [rowsOf(live), rowsOf(fresh)];
        await live.close();
        await fresh.close();
        expect(kept).toEqual(rebuilt);
        expect(kept['portfolio']).toHaveLength(1);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
