import type { Organisation, OrganisationDirectory, Organisations } from '#organisations';
import type { GrantedRole } from '#kernel';
import { fakeClock } from '#spec';
import { AccessGains, type Gain } from './access-gains.js';

const clock = fakeClock('2026-11-26T12:00:00.000Z');
const names: Record<string, string> = { o: 'Solutions', old: 'Solutions before', q: 'Council' };
const related: Record<string, { id: string; name: string }[]> = { o: [{ id: 'u', name: 'MAP' }], q: [{ id: 'v', name: 'Town' }, { id: 'u', name: 'MAP' }] };
const directory = {
  standsFor: (id: string) => (id === 'old' ? 'o' : id in names ? id : undefined),
  one: (id: string) => ({ id, name: names[id] ?? '' }) as Organisation,
  related: ({ name, organisation }: { name: string; organisation: string | null }) => organisation ?? (name === 'Matched' ? 'o' : undefined),
} as unknown as OrganisationDirectory;
const organisations = {
  now: () => directory, relatedNow: (id: string) => related[id] ?? [], ulosOf: (id: string) => (related[id] ?? []).map((one) => one.id),
  relatedByName: (name: string) => (name === 'Old name' ? [{ id: 'w', name: 'Village' }, { id: 'u', name: 'MAP' }] : []),
} as unknown as Organisations;
const person = (name: string, role: GrantedRole, id: string, to?: string) => ({ id: name, name, grants: [{ id: 'g', role, scope: { kind: 'organisation', id }, from: '2026-01-01', ...(to !== undefined && { to }) }] });
const people = { now: () => Promise.resolve({ all: () => [person('Mia', 'mentor', 'o'), person('Ben', 'mentor', 'old'), person('Cora', 'commissioner', 'q'), person('Late', 'mentor', 'o', '2026-11-25'), { id: 'x', name: 'Nobody' }] } as never) };
const gains = new AccessGains(people, organisations, clock);
const inWords = (all: readonly Gain[]): string[] => all.map(({ name, role, organisation, ulos }) => `${name}, ${role} in ${organisation}: ${ulos.join()}`);

describe('the people who gain access', () => {
  it('lists, for a relation, the people of the organisation and of merged ones who did not see the ULO before', async () => {
    const fresh = { id: 'n', name: 'New' };
    expect(inWords(await gains.ofRelation({ name: 'x', organisation: 'o' }, fresh))).toEqual(['Ben, Mentor in Solutions: New', 'Mia, Mentor in Solutions: New']);
    expect(await gains.ofRelation({ name: 'x', organisation: 'o' }, { id: 'u', name: 'MAP' })).toEqual([]);
  });

  it('lists no one for a name that matches no organisation', async () => {
    const fresh = { id: 'n', name: 'New' };
    expect(await gains.ofRelation({ name: 'Solutions', organisation: null }, fresh)).toEqual([]);
    expect(await gains.ofRelation({ name: 'Matched', organisation: null }, fresh)).toHaveLength(2);
  });

  it('lists only the new ULOs when a name is matched', async () => {
    expect(inWords(await gains.ofName('o', 'Old name'))).toEqual(['Ben, Mentor in Solutions: Village', 'Mia, Mentor in Solutions: Village']);
    expect(await gains.ofName('o', 'Other')).toEqual([]);
  });

  it('lists the people of both organisations when one is merged into the other', async () => {
    expect(inWords(await gains.ofMerging('q', 'o'))).toEqual(['Ben, Mentor in Solutions: Town', 'Mia, Mentor in Solutions: Town']);
  });
});
