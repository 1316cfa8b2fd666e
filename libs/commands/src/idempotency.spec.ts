import { IdempotencyClash, NotFound, derivedId } from '#kernel';
import { Unavailable, type EventStore } from '#event-store';
import { openTestBed, type CommandTestBed } from './testing/command-test-bed.js';

describe('a command that is sent again', () => {
  let bed: CommandTestBed;
  beforeEach(() => void (bed = openTestBed()));
  afterEach(() => bed.close());

  it('gets its first result and is not recorded twice', async () => {
    const ulo = await bed.begin();
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-02-01', text: 'One' };
    const first = await bed.send('write-entry', entry);
    await bed.send('write-entry', { ulo, occurredOn: '2010-02-02', text: 'Two' });
    expect(await bed.send('write-entry', entry)).toEqual({ ...first, repeated: true });
    expect(await bed.send('write-entry', entry, { to: bed.another() })).toEqual({ ...first, repeated: true });
    expect(await bed.events(ulo)).toHaveLength(3);
  });

  it('is the same command when its id is written in capitals', async () => {
    const ulo = await bed.begin();
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-02-01', text: 'One' };
    const first = await bed.send('write-entry', entry);
    const inCapitals = entry.commandId.toUpperCase();
    expect(await bed.send('write-entry', { ...entry, commandId: inCapitals })).toEqual({ ...first, repeated: true });
    await expect(bed.send('write-entry', { ...entry, commandId: inCapitals, text: 'Other' })).rejects.toThrow(IdempotencyClash);
    expect(await bed.events(ulo)).toHaveLength(2);
  });

  it('is recognised when it began the stream', async () => {
    const begin = { commandId: derivedId('begin'), occurredOn: '2010-01-01', title: 'Ours' };
    const first = await bed.send('begin-diary', begin);
    expect(await bed.send('begin-diary', begin, { to: bed.another() })).toEqual({ ...first, repeated: true });
  });

  it('is recorded once when another process records it during the decision, and a page reads the stream meanwhile', async () => {
    const ulo = await bed.begin();
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-02-01', text: 'One', again: true };
    let overtaken = false;
    const judging = bed.another(async () => {
      if (overtaken) return;
      overtaken = true;
      const { revision } = await bed.send('write-entry', entry);
      await judging.stateOf('ulo', ulo, revision);
    });
    await judging.stateOf('ulo', ulo);
    expect(await bed.send('write-entry', entry, { to: judging })).toMatchObject({ revision: 1, repeated: true });
    expect(await bed.events(ulo)).toHaveLength(2);
  });

  it('is recorded once when it is sent several times at once', async () => {
    const ulo = await bed.begin();
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-02-01', text: 'One' };
    const other = bed.another();
    const answers = await Promise.all([bed.send('write-entry', entry), bed.send('write-entry', entry), bed.send('write-entry', entry, { to: other })]);
    expect(new Set(answers.map((a) => a.events[0])).size).toBe(1);
    expect(answers.filter((a) => !a.repeated)).toHaveLength(1);
    expect(await bed.events(ulo)).toHaveLength(2);
  });

  it('is refused when its id was used for another body or another command', async () => {
    const ulo = await bed.begin();
    const commandId = derivedId('entry');
    await bed.send('write-entry', { ulo, commandId, occurredOn: '2010-02-01', text: 'One' });
    await expect(bed.send('write-entry', { ulo, commandId, occurredOn: '2010-02-01', text: 'Other' })).rejects.toThrow(IdempotencyClash);
    await expect(bed.send('close-diary', { ulo, commandId, occurredOn: '2010-02-01' })).rejects.toThrow(IdempotencyClash);
  });

  it('is decided again when it was refused before', async () => {
    const ulo = await bed.begin();
    const close = await bed.send('close-diary', { ulo, occurredOn: '2010-03-01' });
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-04-01', text: 'One' };
    await expect(bed.send('write-entry', entry)).rejects.toMatchObject({ code: 'diary-closed' });
    await bed.send('withdraw-fact', { ulo, corrects: close.events[0], reason: 'It went on' });
    expect((await bed.send('write-entry', entry)).repeated).toBe(false);
  });

  it('is recognised before its If-Match is checked', async () => {
    const ulo = await bed.begin();
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-02-01', text: 'One' };
    const first = await bed.send('write-entry', entry, { ifMatch: 0 });
    expect(await bed.send('write-entry', entry, { ifMatch: 0 })).toEqual({ ...first, repeated: true });
  });

  it('is refused as not found when there is no such stream', async () => {
    await expect(bed.send('write-entry', { ulo: derivedId('none'), occurredOn: '2010-02-01', text: 'One' })).rejects.toThrow(NotFound);
  });
});

describe('a lost answer of the store', () => {
  /** Fails `times` appends: after storing them, or before. */
  const losing = (when: 'after' | 'before', times: number) => (store: EventStore): EventStore => {
    let left = times;
    return Object.assign(Object.create(store) as EventStore, {
      async append(...args: Parameters<EventStore['append']>) {
        if (args[1][0]?.type !== 'EntryWritten' || left-- <= 0) return store.append(...args);
        if (when === 'after') await store.append(...args);
        throw new Unavailable('The answer was lost.');
      },
      readStream: store.readStream.bind(store),
    });
  };

  it.each(['after', 'before'] as const)('neither loses nor repeats the event (lost %s it was stored)', async (when) => {
    const bed = openTestBed(losing(when, 1));
    const ulo = await bed.begin();
    const accepted = await bed.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' });
    const [, written, ...more] = await bed.events(ulo);
    expect(accepted).toMatchObject({ revision: 1, events: [written?.id], repeated: false });
    expect(more).toEqual([]);
    await bed.close();
  });

  it('is reported as Unavailable while the store does not answer, and records nothing', async () => {
    const bed = openTestBed(losing('before', Number.POSITIVE_INFINITY));
    const ulo = await bed.begin();
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-02-01', text: 'One' };
    await expect(bed.send('write-entry', entry)).rejects.toThrow(Unavailable);
    expect(await bed.events(ulo)).toHaveLength(1);
    await bed.close();
  });
});
