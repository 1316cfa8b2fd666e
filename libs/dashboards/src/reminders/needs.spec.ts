import { nowhere, type Within } from '#access';
import { calendarProjection, closedProgrammesProjection } from '#calendar';
import { derivedId } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import { smallTemplate } from '#spec';
import { projections } from '../projections.js';
import { TestReadModel, programmeId, recorded, uloId } from '../spec/recorded-facts.js';
import { UloReader } from '../ulo/ulo.reader.js';
import { needsOfPerson, needsOfRole } from './needs.js';

const manager: Person = {
  id: derivedId('manager'), name: 'x', organisation: 'y', role: 'programme-manager', preferences: { mode: 'each', stopped: [] }, registeredOn: '2009-01-01', example: false,
};
const onlyManager: PeopleDirectory = { answering: () => [manager] } as never;
const named: Person = { ...manager, id: derivedId('named'), name: 'Ada', role: 'mentor' };
const ulo = `ulo-${uloId}`;
const day = '2012-01-02';

describe('the tasks of a person or role', () => {
  it.each([
    ['step-due', [], 'S2 Step S2'],
    ['milestone', [recorded(ulo, day, 'MilestonePlanned', { name: 'Constitution', kind: 'constitution', dueOn: '2012-02-01' })], 'Constitution'],
  ])('list a step that is due as %s once', async (kind, milestones, name) => {
    await using log = new TestReadModel();
    await log.recordAll([
      recorded(`programme-${programmeId}`, '2009-01-12', 'ProgrammeOpened', { name: 'Open', area: 'x' }),
      recorded(ulo, day, 'UloDevelopmentStarted', { programme: programmeId, name: 'ULO', area: 'x', commissioner: 'y' }),
      ...milestones,
      recorded(ulo, day, 'PlanLaidOut', {
        startOn: day, version: 0, content: smallTemplate, baseline: { finishOn: '2012-06-30', steps: [{ code: 'S2', startOn: day, finishOn: '2012-02-01' }] },
      }),
    ]);
    const model = await log.upToDate(log.model([...projections, calendarProjection, closedProgrammesProjection]));
    const { items, steps } = await needsOfPerson({ store: log.store, model, ulos: new UloReader(log.store, () => log.clock.today()) }, manager, onlyManager, 'everything', log.clock.now());
    expect(items.map((item) => [item.kind, item.name])).toEqual([[kind, name]]);
    expect(steps.map(({ code }) => code)).toEqual(['S1']);
  });

  it('have the roles of the rule, and the person named in log of the owner, with the name for readers who may see names', async () => {
    await using log = new TestReadModel();
    await log.recordAll([
      recorded(`programme-${programmeId}`, '2009-01-12', 'ProgrammeOpened', { name: 'Open', area: 'x' }),
      recorded(`programme-${programmeId}`, '2009-01-12', 'ReminderRuleSet', { kind: 'step-due', before: [{ days: 7 }], to: ['owner', 'manager'] }),
      recorded(ulo, day, 'UloDevelopmentStarted', { programme: programmeId, name: 'ULO', area: 'x', commissioner: 'y' }),
      recorded(ulo, day, 'PlanLaidOut', { startOn: day, version: 0, content: smallTemplate, baseline: { finishOn: '2012-06-30', steps: [{ code: 'S2', startOn: day, finishOn: '2012-02-01' }] } }),
      recorded(ulo, day, 'StepOwnerNamed', { step: 'S2', person: named.id }),
    ]);
    const model = await log.upToDate(log.model([...projections, calendarProjection, closedProgrammesProjection]));
    const directory = { person: () => named } as never;
    const owners = async (names: Within) => (await needsOfRole({ store: log.store, model, ulos: new UloReader(log.store, () => log.clock.today()) }, 'user-member', 'everything', log.clock.now(), { directory, names })).items[0]?.owners;
    const owner = { code: 'user-member', label: 'User member' };
    const other = { owner: { code: 'programme-manager', label: 'Programme manager' }, person: null };
    expect(await owners('everything')).toEqual([{ owner, person: { id: named.id, name: 'Ada', gone: false } }, other]);
    expect(await owners(nowhere)).toEqual([{ owner, person: { id: named.id, name: null, gone: false } }, other]);
  });
});
