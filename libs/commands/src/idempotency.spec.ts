import { IdempotencyClash, NotFound, derivedId } from '#kernel';
import { Unavailable, type EventStore } from '#event-store';
import { openDesk, type Desk } from './testing/desk.js';

describe('a command that is sent again', () => {
  let desk: Desk;
  beforeEach(() => void (desk = openDesk()));
  afterEach(() => desk.close());

  it('gets its first result, and nothing is recorded twice', async () => {
    const ulo = await desk.begin();
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-02-01', text: 'One' };
    const first = await desk.send('write-entry', entry);
    await desk.send('write-entry', { ulo, occurredOn: '2010-02-02', text: 'Two' });
    expect(await desk.send('write-entry', entry)).toEqual({ ...first, repeated: true });
    expect(await desk.send('write-entry', entry, { to: desk.another() })).toEqual({ ...first, repeated: true });
    expect(await desk.events(ulo)).toHaveLength(3);
  });

  it('is the same command when its id is written in capitals', async () => {
    const ulo = await desk.begin();
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-02-01', text: 'One' };
    const first = await desk.send('write-entry', entry);
    const inCapitals = entry.commandId.toUpperCase();
    expect(await desk.send('write-entry', { ...entry, commandId: inCapitals })).toEqual({ ...first, repeated: true });
    await expect(desk.send('write-entry', { ...entry, commandId: inCapitals, text: 'Other' })).rejects.toThrow(IdempotencyClash);
    expect(await desk.events(ulo)).toHaveLength(2);
  });

  it('finds itself even when it began the stream', async () => {
    const begin = { commandId: derivedId('begin'), occurredOn: '2010-01-01', title: 'Ours' };
    const first = await desk.send('begin-diary', begin);
    expect(await desk.send('begin-diary', begin, { to: desk.another() })).toEqual({ ...first, repeated: true });
  });

  it('is one command when both are sent at once', async () => {
    const ulo = await desk.begin();
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-02-01', text: 'One' };
    const other = desk.another();
    const answers = await Promise.all([desk.send('write-entry', entry), desk.send('write-entry', entry), desk.send('write-entry', entry, { to: other })]);
    expect(new Set(answers.map((a) => a.events[0])).size).toBe(1);
    expect(answers.filter((a) => !a.repeated)).toHaveLength(1);
    expect(await desk.events(ulo)).toHaveLength(2);
  });

  it('is refused when its id was used for another body or another command', async () => {
    const ulo = await desk.begin();
    const commandId = derivedId('entry');
    await desk.send('write-entry', { ulo, commandId, occurredOn: '2010-02-01', text: 'One' });
    await expect(desk.send('write-entry', { ulo, commandId, occurredOn: '2010-02-01', text: 'Other' })).rejects.toThrow(IdempotencyClash);
    await expect(desk.send('close-diary', { ulo, commandId, occurredOn: '2010-02-01' })).rejects.toThrow(IdempotencyClash);
  });

  it('is judged anew when it had been refused', async () => {
    const ulo = await desk.begin();
    const close = await desk.send('close-diary', { ulo, occurredOn: '2010-03-01' });
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-04-01', text: 'One' };
    await expect(desk.send('write-entry', entry)).rejects.toMatchObject({ code: 'diary-closed' });
    await desk.send('withdraw-fact', { ulo, corrects: close.events[0], reason: 'It went on' });
    expect((await desk.send('write-entry', entry)).repeated).toBe(false);
  });

  it('is looked for before its If-Match is judged', async () => {
    const ulo = await desk.begin();
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-02-01', text: 'One' };
    const first = await desk.send('write-entry', entry, { ifMatch: 0 });
    expect(await desk.send('write-entry', entry, { ifMatch: 0 })).toEqual({ ...first, repeated: true });
  });

  it('is not found where there is no such stream', async () => {
    await expect(desk.send('write-entry', { ulo: derivedId('none'), occurredOn: '2010-02-01', text: 'One' })).rejects.toThrow(NotFound);
  });
});

describe('a lost answer', () => {
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

  it.each(['after', 'before'] as const)('neither loses nor doubles what was to be recorded (lost %s it was stored)', async (when) => {
    const desk = openDesk(losing(when, 1));
    const ulo = await desk.begin();
    const accepted = await desk.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' });
    const [, written, ...more] = await desk.events(ulo);
    expect(accepted).toMatchObject({ revision: 1, events: [written?.id], repeated: false });
    expect(more).toEqual([]);
    await desk.close();
  });

  it('is told as such when the store stays away, and sending again is safe', async () => {
    const desk = openDesk(losing('before', Number.POSITIVE_INFINITY));
    const ulo = await desk.begin();
    const entry = { ulo, commandId: derivedId('entry'), occurredOn: '2010-02-01', text: 'One' };
    await expect(desk.send('write-entry', entry)).rejects.toThrow(Unavailable);
    expect(await desk.events(ulo)).toHaveLength(1);
    await desk.close();
  });
});
