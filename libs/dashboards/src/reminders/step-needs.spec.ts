import { derivedId, type PlainDate, type Role } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import type { ReadModel } from '#projections';
import { smallTemplate } from '#spec';
import { TestReadModel, programmeId, recorded } from '../spec/recorded-facts.js';
import { stepsOfPerson, stepsOfRole } from './step-needs.js';

const on = '2012-01-15';
const ids = ['one', 'two', 'paused', 'ended', 'elsewhere'].map((name) => derivedId(name));
const [one = '', two = '', paused = '', ended = '', elsewhere = ''] = ids;
const closed = derivedId('closed programme');

/** A plan in which S1 and S2 can begin at once; `finishOn` is the agreed finish of S2. */
const plan = (finishOn: PlainDate): object => ({
  startOn: '2012-01-02', version: 0, content: smallTemplate,
  baseline: { finishOn: '2012-06-30', steps: [{ code: 'S2', startOn: '2012-01-02', finishOn }] },
});

const directoryOf = (...who: Person[]): PeopleDirectory =>
  ({ person: (id: string) => who.find((one) => one.id === id), answering: (role: Role) => (role === 'user-member' ? who.filter(({ left }) => left === undefined) : []) }) as never;

describe('the steps that can be worked on', () => {
  let log: TestReadModel;
  let model: ReadModel;
  beforeAll(async () => {
    log = new TestReadModel();
    model = log.model();
    await log.record(recorded(`programme-${programmeId}`, '2009-01-12', 'ProgrammeOpened', { name: 'Open', area: 'x' }));
    await log.record(recorded(`programme-${closed}`, '2009-01-12', 'ProgrammeOpened', { name: 'Closed', area: 'x' }));
    for (const id of ids) {
      const programme = id === elsewhere ? closed : programmeId;
      await log.record(recorded(`ulo-${id}`, '2012-01-02', 'UloDevelopmentStarted', { programme, name: `ULO ${id.slice(0, 4)}`, area: 'x', commissioner: 'y' }));
      await log.record(recorded(`ulo-${id}`, '2012-01-02', 'PlanLaidOut', plan(id === two ? '2012-01-08' : '2012-03-01')));
    }
    await log.record(recorded(`ulo-${one}`, '2012-01-03', 'StepStarted', { step: 'S1' }));
    await log.record(recorded(`ulo-${paused}`, '2012-01-04', 'DevelopmentPaused', { why: 'x' }));
    await log.record(recorded(`ulo-${ended}`, '2012-01-04', 'DevelopmentEnded', { outcome: 'stopped' }));
    await log.record(recorded(`programme-${closed}`, '2012-01-10', 'ProgrammeClosed', {}));
    await log.upToDate(model);
  });
  afterAll(() => log[Symbol.asyncDispose]());

  it('are those of the role, overdue ones first, without paused or ended developments and closed programmes', () => {
    const { steps, moreSteps } = stepsOfRole(model, 'user-member', 'everything', on);
    expect(steps[0]).toMatchObject({ ulo: { id: two, name: `ULO ${two.slice(0, 4)}` }, code: 'S2', agreedOn: '2012-01-08', finishBy: '2012-01-28', standing: { code: 'ready' }, since: '2012-01-02' });
    expect(steps.slice(1).map(({ ulo, code, standing }) => `${ulo.id} ${code} ${standing.code}`).sort()).toEqual([`${one} S1 in-progress`, `${one} S2 ready`, `${two} S1 ready`].sort());
    expect(moreSteps).toBe(false);
    expect(stepsOfRole(model, 'committee', 'everything', on).steps).toEqual([]);
  });

  it('belong to a person with the role in that ULO', () => {
    const person = (role: Role, ulo?: string): Person => ({
      id: derivedId(role), name: 'x', organisation: 'y', role, ...(ulo !== undefined && { ulo }), preferences: { mode: 'each', stopped: [] }, registeredOn: '2009-01-01', example: false,
    });
    const people = (who: Person): PeopleDirectory => directoryOf(who);
    const member = person('user-member', one);
    expect(stepsOfPerson(model, member, people(member), 'everything', on).steps.map(({ ulo, code }) => [ulo.id, code])).toEqual([[one, 'S1'], [one, 'S2']]);
    // The role has no person, so its steps belong to the programme manager.
    const manager = person('programme-manager');
    expect(stepsOfPerson(model, manager, people(manager), 'everything', on).steps).toHaveLength(4);
    expect(stepsOfPerson(model, person('committee'), people(member), 'everything', on).steps).toEqual([]);
  });

  it('belong to the person named for them, with any role, while that person takes part', async () => {
    const named: Person = { id: derivedId('named'), name: 'Ada', organisation: 'y', role: 'committee', preferences: { mode: 'each', stopped: [] }, registeredOn: '2009-01-01', example: false };
    const member: Person = { ...named, id: derivedId('member'), role: 'user-member', ulo: one };
    await log.record(recorded(`ulo-${one}`, '2012-01-05', 'StepOwnerNamed', { step: 'S2', person: named.id }));
    await log.upToDate(model);
    const codes = (who: Person, known: Person[]): string[] => stepsOfPerson(model, who, directoryOf(...known), 'everything', on).steps.map(({ code }) => code);
    expect(codes(named, [named, member])).toEqual(['S2']);
    expect(codes(member, [named, member])).toEqual(['S1']);
    const left = { ...named, left: '2012-01-10' };
    expect(codes(left, [left])).toEqual([]);
    expect(codes(member, [left, member])).toEqual(['S1', 'S2']);
    const people = { directory: directoryOf(named), names: 'everything' as const };
    expect(stepsOfRole(model, 'user-member', 'everything', on, people).steps.find(({ ulo, code }) => ulo.id === one && code === 'S2')?.person).toEqual({ id: named.id, name: 'Ada', gone: false });
  });
});
