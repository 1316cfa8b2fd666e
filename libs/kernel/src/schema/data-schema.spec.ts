import { Choice, Command, Day, FactCommand, Id, Rows, Text, Whole, dataSchema, ownFieldsAnd, ownFieldsSchema } from '../index.js';

class Seat {
  @Whole({ label: 'Number', min: 1, max: 9 })
  number!: number;
}
@Command({ name: 'book', title: 'Book', roles: [] })
class Book extends FactCommand {
  @Text({ label: 'For whom?', hint: 'A name', max: 50 })
  who!: string;
  @Choice({ label: 'How?', options: { post: 'By post', phone: 'By phone' }, optional: true })
  how?: string;
  @Rows(() => Seat, { label: 'Seats', min: 1, max: 2 })
  seats!: Seat[];
}
class Decided {
  @Id({ label: 'Show' })
  show!: string;
  @Day({ label: 'Until', optional: true })
  until?: string;
}

const own = {
  who: { type: 'string', minLength: 1, maxLength: 50 },
  how: { type: 'string', enum: ['post', 'phone'] },
  seats: {
    type: 'array', minItems: 1, maxItems: 2,
    items: { type: 'object', additionalProperties: false, required: ['number'], properties: { number: { type: 'integer', minimum: 1, maximum: 9 } } },
  },
};

describe('the schema of the data of an event', () => {
  it('has the fields of its command without those of the envelope, and without labels', () => {
    expect(ownFieldsSchema(Book)).toEqual({ type: 'object', additionalProperties: false, required: ['who', 'seats'], properties: own });
  });

  it('has the fields that the rule adds', () => {
    expect(ownFieldsAnd(Book, Decided)).toEqual({
      type: 'object', additionalProperties: false, required: ['who', 'seats', 'show'],
      properties: { ...own, show: { type: 'string', format: 'uuid' }, until: { type: 'string', format: 'date' } },
    });
  });

  it('describes other data than the fields of a command, and the compiler compares it with their type', () => {
    const stated = dataSchema<{ person: string | null; days: number }>({ person: { type: ['string', 'null'] }, days: { type: 'integer' } });
    expect(stated).toMatchObject({ additionalProperties: false, required: ['person', 'days'] });
    // @ts-expect-error The type is a number, not a string.
    expect(dataSchema<{ days: number }>({ days: { type: 'string' } })).not.toEqual(stated);
    // @ts-expect-error It may be null.
    expect(dataSchema<{ person: string | null }>({ person: { type: 'string' } })).not.toEqual(stated);
    // @ts-expect-error A property is missing.
    expect(dataSchema<{ person: string; days: number }>({ days: { type: 'integer' } })).not.toEqual(stated);
  });
});
