import type { Scope } from '#access';
import { oneProgramme, portfolioPage } from '#dashboards';
import type { EventStore } from '#event-store';
import { compareText, type PlainDate } from '#kernel';
import type { Organisations } from '#organisations';
import { heldRoles, type HeldRole } from '#people';
import type { ReadModel } from '#projections';

/** Who holds which role in a programme on a day. */
export interface RolesOfProgramme {
  on: PlainDate;
  total: number;
  /** Those for everything first, then those for the programme, then those for its ULOs, then those in organisations. */
  items: (HeldRole & {
    /** The ULO of the role; null when it is for more. */
    ulo: { id: string; name: string } | null;
    /** The organisation of the role, which mentors, commissions or funds ULOs of the programme today; null when it is held otherwise. */
    organisation: { id: string; name: string } | null;
  })[];
}

const order: readonly Scope['kind'][] = ['everything', 'programme', 'ulo', 'organisation'];

/** @throws NotFound */
export async function rolesOfProgramme(sources: { model: ReadModel; store: EventStore; organisations: Organisations }, id: string, today: PlainDate): Promise<RolesOfProgramme> {
  oneProgramme(sources.model, id);
  const ulos = ulosOf(sources.model, id);
  const isHere = (scope: Scope): boolean => {
    if (scope.kind === 'organisation') return sources.organisations.ulosOf(scope.id).some((ulo) => ulos.has(ulo));
    return scope.kind === 'everything' || (scope.kind === 'programme' ? scope.id === id : ulos.has(scope.id));
  };
  const held = await heldRoles(sources, isHere, today);
  const items = held.map((one) => ({
    ...one,
    ulo: one.scope.kind === 'ulo' ? { id: one.scope.id, name: ulos.get(one.scope.id) ?? '' } : null,
    organisation: one.scope.kind === 'organisation' ? named(sources.organisations, one.scope.id) : null,
  }));
  items.sort((a, b) => order.indexOf(a.scope.kind) - order.indexOf(b.scope.kind) || compareText(a.ulo?.name ?? '', b.ulo?.name ?? '') || compareText(a.role, b.role) || (a.person < b.person ? -1 : 1));
  return { on: today, total: items.length, items };
}

/** The organisation into which this one was merged, or this one. */
function named(organisations: Organisations, id: string): { id: string; name: string } {
  const directory = organisations.now();
  const one = directory.one(directory.standsFor(id) ?? id);
  return { id: one?.id ?? id, name: one?.name ?? '' };
}

function ulosOf(model: ReadModel, programme: string): Map<string, string> {
  const names = new Map<string, string>();
  for (let after: string | undefined; ; ) {
    const { items, next } = portfolioPage(model, { programme, within: 'everything', sort: 'name', limit: 200, ...(after === undefined ? {} : { after }) });
    for (const { id, name } of items) names.set(id, name);
    if (next === null || next === undefined) return names;
    after = next;
  }
}
