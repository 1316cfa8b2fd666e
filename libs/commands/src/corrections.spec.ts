import { Forbidden, InvalidInput, derivedId } from '#kernel';
import { openTestBed, type CommandTestBed } from './testing/command-test-bed.js';

describe('late facts and corrections', () => {
  let bed: CommandTestBed;
  let ulo: string;
  beforeEach(async () => {
    bed = openTestBed();
    ulo = await bed.begin();
  });
  afterEach(() => bed.close());
  const data = async (): Promise<unknown[]> => (await bed.events(ulo)).map((e) => [e.type, e.occurredOn, e.data]);

  it('judges a late fact on the state as at the day it happened', async () => {
    await bed.send('close-diary', { ulo, occurredOn: '2010-03-01' });
    await expect(bed.send('write-entry', { ulo, occurredOn: '2010-03-01', text: 'Late' })).rejects.toMatchObject({ code: 'diary-closed' });
    await expect(bed.send('write-entry', { ulo, occurredOn: '2010-02-28', text: 'In time' })).resolves.toMatchObject({ revision: 2 });
    await expect(bed.send('write-entry', { ulo, occurredOn: '2010-02-27', text: 'In time too' })).resolves.toMatchObject({ revision: 3 });
  });

  it('records all data of a correction, under the corrected day', async () => {
    const { events: [id] } = await bed.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'Wrong' });
    await bed.send('write-entry', { ulo, occurredOn: '2010-01-31', text: 'Right', corrects: id, reason: 'A slip' });
    expect((await data()).at(-1)).toEqual([
      'CorrectionRecorded',
      '2010-01-31',
      { ofEvent: id, ofType: 'EntryWritten', ofVersion: 1, reason: 'A slip', data: { text: 'Right' } },
    ]);
  });

  it('judges a correction as if the original had never been recorded', async () => {
    const { events: [id] } = await bed.send('close-diary', { ulo, occurredOn: '2010-03-01' });
    await expect(bed.send('close-diary', { ulo, occurredOn: '2010-04-01', corrects: id, reason: 'A month later' })).resolves.toBeDefined();
    await expect(bed.send('write-entry', { ulo, occurredOn: '2010-03-15', text: 'Now it may be' })).resolves.toBeDefined();
  });

  it('corrects the first event of a stream, named by the id of the stream', async () => {
    const [begun] = await bed.events(ulo);
    const correction = { ulo, occurredOn: '2010-01-02', title: 'Theirs', corrects: begun?.id, reason: 'Another name' };
    await expect(bed.send('begin-diary', correction)).resolves.toMatchObject({ stream: `ulo-${ulo}`, revision: 1 });
    await expect(bed.send('begin-diary', { ...correction, ulo: undefined })).rejects.toMatchObject({ errors: [{ field: 'ulo' }] });
    await expect(bed.send('begin-diary', { ulo, occurredOn: '2010-01-02', title: 'New' })).rejects.toThrow(InvalidInput);
  });

  it('withdraws a fact once, under the day it was recorded for', async () => {
    const { events: [id] } = await bed.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'Never' });
    const withdrawal = { ulo, corrects: id, reason: 'It did not happen' };
    await bed.send('withdraw-fact', withdrawal);
    expect((await data()).at(-1)).toEqual([
      'CorrectionRecorded', '2010-02-01', { ofEvent: id, ofType: 'EntryWritten', ofVersion: 1, reason: withdrawal.reason, data: null },
    ]);
    await expect(bed.send('withdraw-fact', withdrawal)).resolves.toMatchObject({ revision: 2, events: [] });
  });

  it('lets the roles that may record a fact withdraw it', async () => {
    const { events: [id] } = await bed.send('close-diary', { ulo, occurredOn: '2010-03-01' });
    const withdrawal = { ulo, corrects: id, reason: 'It went on' };
    await expect(bed.send('withdraw-fact', withdrawal, { role: 'committee' })).rejects.toThrow(Forbidden);
    await expect(bed.send('withdraw-fact', withdrawal, { role: 'auditor' })).rejects.toThrow(Forbidden);
    await expect(bed.send('withdraw-fact', withdrawal, { role: 'mentor' })).resolves.toBeDefined();
  });

  it('refuses to correct a missing fact, a correction, and a fact of another command', async () => {
    const { events: [id] } = await bed.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' });
    const entry = { ulo, occurredOn: '2010-02-01', text: 'Two', reason: 'Because' };
    const correction = await bed.send('write-entry', { ...entry, corrects: id });
    for (const corrects of [derivedId('nothing'), correction.events[0], (await bed.events(ulo))[0]?.id])
      await expect(bed.send('write-entry', { ...entry, corrects })).rejects.toMatchObject({ errors: [{ field: 'corrects' }] });
  });
});

describe('the metadata of a fact', () => {
  it('has the author and the command, and its times never decrease', async () => {
    const bed = openTestBed();
    const ulo = await bed.begin();
    bed.clock.set('2026-01-14T09:00:00.000Z');
    const commandId = derivedId('entry');
    await bed.send('write-entry', { ulo, commandId, occurredOn: '2010-02-01', text: 'One' }, { role: 'committee' });
    const [begun, entry] = await bed.events(ulo);
    expect(begun?.recordedAt).toBe('2026-01-15T09:00:00.000Z');
    expect(entry?.recordedAt).toBe('2026-01-15T09:00:00.000Z');
    expect(entry?.metadata).toMatchObject({
      commandId, correlationId: commandId, causationId: commandId, actor: { role: 'committee', organisation: 'Example' },
      commandHash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
    });
    await bed.close();
  });

  it('is not written when there is nothing to record', async () => {
    const bed = openTestBed();
    const ulo = await bed.begin();
    const painted = await bed.send('paint-cover', { ulo, occurredOn: '2010-02-01', colour: 'red' });
    const again = await bed.send('paint-cover', { ulo, occurredOn: '2010-02-02', colour: 'red' });
    expect(again).toMatchObject({ revision: painted.revision, position: painted.position, events: [], repeated: false });
    await bed.close();
  });
});
