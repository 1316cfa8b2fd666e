import { Stale } from '#kernel';
import { WrongExpectedRevision, type EventStore } from '#event-store';
import { openDesk, type Desk } from './testing/desk.js';

describe('two writers on one stream', () => {
  let desk: Desk;
  beforeEach(() => void (desk = openDesk()));
  afterEach(() => desk.close());

  it('both succeed, and nothing is lost', async () => {
    const ulo = await desk.begin();
    const other = desk.another();
    const writes = Array.from({ length: 20 }, (_, i) =>
      desk.send('write-entry', { ulo, occurredOn: '2010-02-01', text: `Entry ${i}` }, { to: i % 2 === 0 ? desk.handling : other }),
    );
    const revisions = (await Promise.all(writes)).map((a) => a.revision).sort((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('are judged on what the other recorded, though it was not seen before', async () => {
    const ulo = await desk.begin();
    const other = desk.another();
    await desk.send('close-diary', { ulo, occurredOn: '2010-03-01' }, { to: other });
    await expect(desk.send('close-diary', { ulo, occurredOn: '2010-03-02' })).rejects.toMatchObject({ code: 'diary-already-closed' });
  });

  it('are not refused for what is no longer so', async () => {
    const ulo = await desk.begin();
    const closed = await desk.send('close-diary', { ulo, occurredOn: '2010-03-01' });
    await desk.send('withdraw-fact', { ulo, corrects: closed.events[0], reason: 'It went on' }, { to: desk.another() });
    await expect(desk.send('close-diary', { ulo, occurredOn: '2010-04-01' })).resolves.toMatchObject({ revision: 3 });
  });

  it('is told after some time when others always come first', async () => {
    const overtaken = (store: EventStore): EventStore =>
      Object.assign(Object.create(store) as EventStore, {
        append: (...args: Parameters<EventStore['append']>) =>
          args[2].head === 'no-stream' ? store.append(...args) : Promise.reject(new WrongExpectedRevision(args[0], 0, 1)),
        readStream: store.readStream.bind(store),
      });
    const busy = openDesk(overtaken);
    const ulo = await busy.begin();
    await expect(busy.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' })).rejects.toThrow(WrongExpectedRevision);
    await busy.close();
  });
});

describe('If-Match', () => {
  let desk: Desk;
  let ulo: string;
  beforeEach(async () => {
    desk = openDesk();
    ulo = await desk.begin();
  });
  afterEach(() => desk.close());

  it('refuses what was decided on an older look at the part', async () => {
    await desk.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' });
    const stale = desk.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'Two' }, { ifMatch: 0 });
    await expect(stale).rejects.toThrow(Stale);
    await expect(stale).rejects.toMatchObject({ expected: 0, actual: 1 });
  });

  it('does not mind what others recorded in another part', async () => {
    const seen = await desk.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' });
    await desk.send('paint-cover', { ulo, occurredOn: '2010-02-01', colour: 'red' }, { to: desk.another() });
    await expect(desk.send('write-entry', { ulo, occurredOn: '2010-02-02', text: 'Two' }, { ifMatch: seen.revision })).resolves.toMatchObject({ revision: 3 });
  });

  it('counts a correction as a touch of the part that it corrects', async () => {
    const seen = await desk.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' });
    await desk.send('write-entry', { ulo, occurredOn: '2010-02-02', text: 'Uno', corrects: seen.events[0], reason: 'In Spanish' });
    await expect(desk.send('write-entry', { ulo, occurredOn: '2010-02-03', text: 'Two' }, { ifMatch: seen.revision })).rejects.toThrow(Stale);
  });

  it('refuses a revision that does not exist yet', async () => {
    await expect(desk.send('write-entry', { ulo, occurredOn: '2010-02-01', text: 'One' }, { ifMatch: 7 })).rejects.toThrow(Stale);
  });
});
