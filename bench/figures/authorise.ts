import { authorise, grantsAt, type Grant, type Place, type Scope } from '#access';
import { allRoles, derivedId } from '#kernel';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import { millisecondsOf, within } from '../measure/rounds.js';

const GRANTS = 1_000;
const CALLS = 2_000;
const LIMIT = 20;
/** The number of the grant that covers the ULO: mentor in an organisation. */
const COVERING = 986;

const idOf = (kind: string, n: number): string => derivedId(`authorise ${kind} ${n}`);
const kinds = ['programme', 'ulo', 'organisation'] as const;
const scopeOf = (n: number): Scope => {
  const kind = kinds[n % kinds.length] ?? 'ulo';
  return kind === 'organisation' ? { kind, id: idOf(kind, n), ulos: [idOf('ulo of it', n)] } : { kind, id: idOf(kind, n) };
};

/** Grants of every role and kind of scope; one of them covers the ULO. */
const grants: Grant[] = Array.from({ length: GRANTS }, (_, n) => ({ id: idOf('grant', n), role: allRoles[n % allRoles.length] ?? 'mentor', scope: scopeOf(n), from: '2026-01-01' }));
const place: Place = { programme: idOf('programme', -1), ulo: idOf('ulo', -1), organisations: [idOf('organisation', -2), idOf('organisation', -1), idOf('organisation', COVERING)] };
const recording = { title: 'Log a mentoring session', roles: ['mentor', 'programme-manager', 'commissioner', 'development-worker'] } as const;

/** The number of grants that allow the command for the ULO: checks roles first, then scopes. */
const countCoveringGrants = (): number => grantsAt(authorise({ grants }, recording), [place]).length;

export const authorise1000: Bench = {
  id: 'authorise',
  unit: 'µs',
  referenceName: 'the limit',
  wanted: { under: LIMIT },
  run: (_, rounds) => {
    const covering = grants.filter(({ role, scope }) => scope.kind === 'organisation' && scope.id === idOf('organisation', COVERING) && (recording.roles as readonly string[]).includes(role));
    assertResult(countCoveringGrants() === covering.length, 'another number of grants covers the place');
    const round = (): Promise<number> => {
      const found: number[] = [];
      const milliseconds = millisecondsOf(CALLS, () => found.push(countCoveringGrants()));
      assertResult(found.every((count) => count === covering.length), 'a call found other grants');
      return Promise.resolve(milliseconds * 1_000);
    };
    return within(LIMIT, round, rounds);
  },
};
