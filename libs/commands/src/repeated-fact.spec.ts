import { derivedId } from '#kernel';
import { refuseRepeated } from './repeated-fact.js';
import { openTestBed, type CommandTestBed } from './testing/command-test-bed.js';
import { WriteEntry } from './testing/diary.js';

describe('a fact that is already recorded for the same day', () => {
  let bed: CommandTestBed;
  let ulo: string;
  const entry = (more: object = {}): object => ({ ulo, occurredOn: '2010-02-01', text: 'One', lines: [{ what: 'Tea' }], ...more });
  const write = (more: object = {}): ReturnType<CommandTestBed['send']> => bed.send('write-entry', entry(more));
  beforeEach(async () => {
    bed = openTestBed();
    ulo = await bed.begin();
    await write();
  });
  afterEach(() => bed.close());

  it('is refused until it is confirmed, also by a process that did not record it', async () => {
    await expect(write()).rejects.toMatchObject({ code: 'probably-recorded-already', message: 'The same is recorded for 2010-02-01 already.' });
    await expect(bed.send('write-entry', entry(), { to: bed.another() })).rejects.toMatchObject({ code: 'probably-recorded-already' });
    expect(await bed.events(ulo)).toHaveLength(2);
  });

  it('is recorded when the sender says that it happened again, with the same data and without `again`', async () => {
    await write({ again: true });
    const [, first, second] = await bed.events(ulo);
    expect(second?.data).toEqual(first?.data);
  });

  it.each([{ occurredOn: '2010-02-02' }, { text: 'Two' }, { lines: [{ what: 'Coffee' }] }, { lines: [] }])('is a different fact when one field differs: %j', async (more) => {
    expect((await write(more)).events).toHaveLength(1);
  });

  it('is the same command when only `again` differs', async () => {
    const commandId = derivedId('again');
    const accepted = await write({ commandId, again: true });
    expect(await write({ commandId })).toEqual({ ...accepted, repeated: true });
  });

  it('needs no confirmation from a process manager: the ids of its commands identify repetitions', () => {
    const refuse = (role: 'mentor' | 'milepost') => (): void =>
      refuseRepeated({ events: {} } as never, { command: new WriteEntry(), actor: { id: 'a', role, organisation: '' } } as never, { holds: () => true } as never, [{ type: 'EntryWritten', version: 1, occurredOn: '2010-02-01', data: {} }]);
    expect(refuse('mentor')).toThrow('The same is recorded for 2010-02-01 already.');
    expect(refuse('milepost')).not.toThrow();
  });

  it('is compared after its corrections', async () => {
    const [, first] = await bed.events(ulo);
    await write({ corrects: first?.id, reason: 'It was another', text: 'Two' });
    await expect(write({ text: 'Two' })).rejects.toMatchObject({ code: 'probably-recorded-already' });
    expect((await write()).events).toHaveLength(1);
    await bed.send('withdraw-fact', { ulo, corrects: first?.id, reason: 'It did not happen' });
    expect((await write({ text: 'Two' })).events).toHaveLength(1);
  });
});
