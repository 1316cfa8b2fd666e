import { Command, FactCommand, NOTHING, Text, commandSpec, dataSchema, defineStreamType, effectOf, factsOf, fold, partsOf, type Fact } from './index.js';

interface House {
  door: { opened: string[]; rooms: number };
}
const fact = factsOf<House>('ulo');
const part = partsOf<House>();

@Command({ name: 'open-door', title: 'Open the door', roles: [] })
class OpenDoor extends FactCommand {
  @Text({ label: 'Who' })
  who!: string;
}
@Command({ name: 'add-room', title: 'Add a room', roles: [] })
class AddRoom extends FactCommand {}
@Command({ name: 'sell', title: 'Sell', roles: [] })
class Sell extends FactCommand {}
@Command({ name: 'paint', title: 'Paint', roles: [] })
class Paint extends FactCommand {}

const doorOpened = fact('door', {
  command: OpenDoor, type: 'DoorOpened', version: 1, title: 'Door opened',
  describe: ({ who }) => who,
  evolve: ({ opened }, { data }) => void opened.push(data.who),
});
const roomAdded = fact('door', {
  command: AddRoom, type: 'RoomAdded', version: 2, title: 'Room added',
  upcasters: { 1: (data) => data },
  data: dataSchema<{ number: number }>({ number: { type: 'integer' } }),
  decide: (_, { now }) => (now.door.rooms > 1 ? NOTHING : { number: now.door.rooms + 1 }),
  describe: ({ number }) => `Number ${number}`,
  evolve: (door, { data }) => ({ ...door, rooms: data.number }),
});
const housePainted = { type: 'HousePainted', describe: ({ by }: { by: string }) => by };
const door = part('door', {
  title: 'The door',
  initial: () => ({ opened: [], rooms: 0 }),
  facts: [doorOpened, roomAdded],
  effects: [effectOf(housePainted, ({ opened }, { data }) => void opened.push(data.by))],
});
const house = defineStreamType<House>('ulo', { door });

const recorded = (type: string, data: object): Fact => ({
  id: '', type, data, occurredOn: '2026-01-01', recordedAt: '2026-01-01T10:00:00.000Z', revision: 0, corrected: false,
  actor: { id: '', role: 'mentor', organisation: '' },
});
const decide = (command: object, now: House) => house.decide('door', command, { at: now, now, occurredOn: '2026-01-01', actor: { id: 'a', role: 'mentor', organisation: 'o' } });

describe('a stream type made of declared facts', () => {
  it('takes commands, events, upcasters and headings from the declarations', () => {
    expect(house.commands).toEqual([OpenDoor, AddRoom]);
    expect(Object.keys(house.events)).toEqual(['DoorOpened', 'RoomAdded']);
    expect(house.events['RoomAdded']).toMatchObject({ version: 2, part: 'door', title: 'Room added', schema: { required: ['number'] } });
    expect(house.events['DoorOpened']).toMatchObject({ schema: { required: ['who'], properties: { who: { type: 'string' } } } });
    expect(house.upcasters).toEqual({ RoomAdded: { 1: expect.any(Function) as unknown } });
    expect(house.titles).toEqual({ door: 'The door' });
    expect(commandSpec(OpenDoor)).toMatchObject({ part: 'door', stream: 'ulo', records: 'DoorOpened' });
  });

  it('records the own fields of a command, the data that its rule returns, or nothing', () => {
    const command = Object.assign(new OpenDoor(), { occurredOn: '2026-01-01', who: 'Ann' });
    expect(decide(command, house.initial())).toEqual([{ type: 'DoorOpened', data: { who: 'Ann' } }]);
    expect(decide(new AddRoom(), house.initial())).toEqual([{ type: 'RoomAdded', data: { number: 1 } }]);
    expect(decide(new AddRoom(), { door: { opened: [], rooms: 2 } })).toEqual([]);
  });

  it('folds its own facts in place or into a new slice, facts of other parts by their effects, and ignores the rest', () => {
    const facts = [recorded('DoorOpened', { who: 'Ann' }), recorded('RoomAdded', { number: 1 }), recorded('HousePainted', { by: 'painter' }), recorded('Unknown', {})];
    expect(fold(house, facts)).toEqual({ door: { opened: ['Ann', 'painter'], rooms: 1 } });
  });

  it('does not compile when a fact has no effect, or its rule leaves out declared data', () => {
    const sold = { command: Sell, type: 'HouseSold', version: 1, title: 'House sold', describe: () => '' } as const;
    // @ts-expect-error `evolve` is missing.
    expect(fact('door', sold)).toMatchObject({ type: 'HouseSold' });
    const data = dataSchema<{ price: number }>({ price: { type: 'integer' } });
    // @ts-expect-error `price` is missing.
    expect(fact('door', { ...sold, data, evolve: () => {}, decide: () => ({}) }).type).toBe('HouseSold');
  });

  it('is refused when a command records no fact, or two facts share a command', () => {
    expect(() => commandSpec(Paint)).toThrow('Paint records no fact');
    expect(() => decide(new Paint(), house.initial())).toThrow('Paint records no fact');
    expect(() => part('door', { title: '', initial: () => ({ opened: [], rooms: 0 }), facts: [doorOpened, doorOpened] })).toThrow('share a type or a command');
    expect(() => fact('door', { command: OpenDoor, type: 'DoorShut', version: 1, title: '', describe: () => '', evolve: () => {} })).toThrow('records DoorOpened already');
  });
});
