import { envelopeFields, type OwnFields } from '../command/bases.js';
import { fieldsOf, type CommandClass } from '../command/declaration.js';
import { objectSchema, type JsonSchema } from './field-schema.js';

/** The JSON Schema of an event's data, whose type is `D`. */
export interface DataSchema<D extends object> extends JsonSchema {
  /** Only its type is of use. */
  of?: D;
}

const isOwn = ({ name }: { name: string }): boolean => !(envelopeFields as readonly string[]).includes(name);

/** The command's own fields. */
export const ownFieldsSchema = <C extends object>(command: CommandClass<C>): DataSchema<OwnFields<C>> => objectSchema(fieldsOf(command).filter(isOwn));

/** The command's own fields, and those that `decide` adds: the declared fields of `added`. */
export const ownFieldsAnd = <C extends object, A extends object>(command: CommandClass<C>, added: CommandClass<A>): DataSchema<OwnFields<C> & A> =>
  objectSchema([...fieldsOf(command).filter(isOwn), ...fieldsOf(added)]);

type TypeName<V> = V extends string ? 'string'
  : V extends number ? 'number' | 'integer'
  : V extends boolean ? 'boolean'
  : V extends readonly unknown[] ? 'array'
  : 'object';
type PropertySchema<V> = JsonSchema & { type: null extends V ? readonly [TypeName<NonNullable<V>>, 'null'] : TypeName<V> };

/** Data that are no fields of a command; the compiler compares the schema of each property with its type. None is optional. */
export const dataSchema = <D extends object>(properties: { [K in keyof NoInfer<D>]: PropertySchema<D[K]> }): DataSchema<D> => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
