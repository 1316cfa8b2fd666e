import { envelopeFields, type OwnFields } from '../command/bases.js';
import { fieldsOf, type CommandClass } from '../command/declaration.js';
import { objectSchema, type JsonSchema } from './field-schema.js';

/** The JSON Schema of an event's data, whose type is `D`. */
export interface DataSchema<D extends object> extends JsonSchema {
  /** Exists only for its type; never set. */
  of?: D;
}

const isOwn = ({ name }: { name: string }): boolean => !(envelopeFields as readonly string[]).includes(name);

/** The schema of the command's own fields. */
export const ownFieldsSchema = <C extends object>(command: CommandClass<C>): DataSchema<OwnFields<C>> => objectSchema(fieldsOf(command).filter(isOwn));

/** The schema of the command's own fields and of those that `decide` adds: the declared fields of `added`. */
export const ownFieldsAnd = <C extends object, A extends object>(command: CommandClass<C>, added: CommandClass<A>): DataSchema<OwnFields<C> & A> =>
  objectSchema([...fieldsOf(command).filter(isOwn), ...fieldsOf(added)]);

type TypeName<V> = V extends string ? 'string'
  : V extends number ? 'number' | 'integer'
  : V extends boolean ? 'boolean'
  : V extends readonly unknown[] ? 'array'
  : 'object';
type PropertySchema<V> = JsonSchema & { type: null extends V ? readonly [TypeName<NonNullable<V>>, 'null'] : TypeName<V> };

/** The schema of data that are not fields of a command. The compiler compares each property with its type. No property is optional. */
export const dataSchema = <D extends object>(properties: { [K in keyof NoInfer<D>]: PropertySchema<D[K]> }): DataSchema<D> => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
