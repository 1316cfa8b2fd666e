import { Stale } from '#kernel';
import { WrongExpectedRevision, type EventStore } from '#event-store';
import { openTestBed, type CommandTestBed } from './testing/command-test-bed.js';

describe('two writers on one stream', () => {
  let bed: CommandTestBed;
  beforeEach(() => void (bed = openTestBed()));
  afterEach(() => bed.close());

  it('both succeed, and no event is lost', async () => {
    const ulo = await bed.begin();
    const other = bed.another();
    const writes = Array.from({ length: 20 }, (_, i) =>
      bed.send('write-entry', { ulo, occurredOn: '2010-02-01', text: `Entry ${i}` }, { to: i % 2 === 0 ? bed.handling : other }),
    );
    const revisions = (await Promise.all(writes)).map((a) => a.revision).sort((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('are judged on events of the other writer that they had not read before', async () => {
    const ulo = await bed.begin();
    const other = bed.another();
    await bed.send('close-diary', { ulo, occurredOn: '2010-03-01' }, { to: other });
    await expect(bed.send('close-diary', { ulo, occurredOn: '2010-03-02' })).rejects.toMatchObject({ code: 'diary-already-closed' });
  });

  it('are not refused because of a cached state that is out of date', async () => {
    const ulo = await bed.begin();
    const closed = await bed.send('close-diary', { ulo, occurredOn: '2010-03-01' });
    await bed.send('withdraw-fact', { ulo, corrects: closed.events[0], reason: 'It went on' }, { to: bed.another() });
    await expect(bed.send('close-diary', { ulo, occurredOn: '2010-04-01' })).resolves.toMatchObject({ revision: 3 });
  });

  it('get WrongExpectedRevision after some time when other writers are always first', async () => {
    const alwaysInConflict = (store: EventStore): EventStore =>
      Object.assign(Object.create(store) as EventStore, {
        append: (...args: Parameters<EventStore['append']>) =>
          args[2].head === 'no-stream' ? store.append(...args) : Promise.reject(new WrongExpectedRevision(args[0], 0, 1)),
        readStream: store.readStream.bind(store),
      });
    const busy = openTestBed(alwaysInConflict);
    const ulo = await busy.begin();
    await expect(busy.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' })).rejects.toThrow(WrongExpectedRevision);
    await busy.close();
  });
});

describe('If-Match', () => {
  let bed: CommandTestBed;
  let ulo: string;
  beforeEach(async () => {
    bed = openTestBed();
    ulo = await bed.begin();
  });
  afterEach(() => bed.close());

  it('refuses a command whose sender saw an older revision of the part', async () => {
    await bed.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' });
    const stale = bed.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'Two' }, { ifMatch: 0 });
    await expect(stale).rejects.toThrow(Stale);
    await expect(stale).rejects.toMatchObject({ expected: 0, actual: 1 });
  });

  it('ignores events of another part', async () => {
    const seen = await bed.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' });
    await bed.send('paint-cover', { ulo, occurredOn: '2010-02-01', colour: 'red' }, { to: bed.another() });
    await expect(bed.send('write-entry', { ulo, occurredOn: '2010-02-02', text: 'Two' }, { ifMatch: seen.revision })).resolves.toMatchObject({ revision: 3 });
  });

  it('counts a correction as a change of the part that it corrects', async () => {
    const seen = await bed.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' });
    await bed.send('write-entry', { ulo, occurredOn: '2010-02-02', text: 'Uno', corrects: seen.events[0], reason: 'In Spanish' });
    await expect(bed.send('write-entry', { ulo, occurredOn: '2010-02-03', text: 'Two' }, { ifMatch: seen.revision })).rejects.toThrow(Stale);
  });

  it('refuses a revision that does not exist yet', async () => {
    await expect(bed.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' }, { ifMatch: 7 })).rejects.toThrow(Stale);
  });
});
