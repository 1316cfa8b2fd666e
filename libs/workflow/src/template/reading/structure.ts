import { Ajv, type ErrorObject } from 'ajv';
import { mostFaults } from '../bad-template.js';
import { templateSchema } from '../schema.js';
import { nameOf, shown } from './naming.js';
import type { Path } from './places.js';

/** A fault at a path of the file. */
export interface Finding {
  path: Path;
  message: string;
}

const compiled = () => new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(templateSchema);
let validate: ReturnType<typeof compiled> | undefined;

/** The faults of a value against the schema of template files. */
export function structureFindings(value: unknown): Finding[] {
  validate ??= compiled();
  if (validate(value)) return [];
  // The description of an `anyOf` explains more than the errors of its alternatives.
  const errors = (validate.errors ?? []).filter(({ schemaPath }) => !/\/anyOf\//u.test(schemaPath));
  return errors.slice(0, mostFaults).map((error) => findingOf(error, value));
}

type Described = { description?: string; properties?: object };

function findingOf({ instancePath, keyword, params, data, parentSchema }: ErrorObject, root: unknown): Finding {
  const path = pathOf(instancePath);
  const name = nameOf(path, root);
  const { description = '', properties = {} } = (parentSchema ?? {}) as Described;
  if (keyword === 'required') return { path, message: `${name} lacks ${String(params['missingProperty'])}.` };
  if (keyword === 'additionalProperties') {
    const key = String(params['additionalProperty']);
    return { path: [...path, key], message: `${name} has ${shown(key)}, which is none of ${Object.keys(properties).join(', ')}.` };
  }
  if (keyword === 'minItems') return { path, message: `${name} is empty.` };
  if (keyword === 'maxItems') return { path, message: `${name} has ${(data as unknown[]).length} entries: ${String(params['limit'])} at most.` };
  return { path, message: `${name} is ${shown(data)}: it must be ${description}.` };
}

const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
