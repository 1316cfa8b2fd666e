import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { eventSteps, eventVersions } from '#catalogue';
import { defineUpcasters } from '#event-store';
import type { StoredEvent } from '#kernel';
import { isCorrection } from '#history';

const recorded = readdirSync('test/history', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ndjson'));
const eventsOf = (file: string): StoredEvent[] =>
  readFileSync(join('test/history', file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as StoredEvent)
    .filter((line) => line.type !== undefined);

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, multipleOfPrecision: 9 });
formats.default(ajv);
for (const name of readdirSync('docs/events').filter((file) => file.endsWith('.json')))
  ajv.addSchema(JSON.parse(readFileSync(join('docs/events', name), 'utf8')) as object, name);

/** The errors of the committed schema for the data, as a sentence; empty if it is valid. */
function faults({ type, version, data }: Pick<StoredEvent, 'type' | 'version' | 'data'>): string[] {
  const validate = ajv.getSchema(`${type}.v${version}.json`);
  if (validate?.(data) === true) return [];
  return [`${type} version ${version}: ${ajv.errorsText(validate?.errors) || 'no schema'}: ${JSON.stringify(data)}`];
}

describe.each(recorded)('the events recorded in %s', (file) => {
  const events = eventsOf(file);

  it('fit the schema of their version, and corrected data fits the schema of its version', () => {
    const corrected = events.filter(isCorrection).flatMap(({ data: { ofType, ofVersion, data } }) => (data === null ? [] : [{ type: ofType, version: ofVersion, data }]));
    expect(events.length).toBeGreaterThan(90);
    expect(corrected.length).toBeGreaterThan(0);
    expect([...events, ...corrected].flatMap(faults)).toEqual([]);
  });

  it('fit the schema of the current version after upcasting', () => {
    const upcasters = defineUpcasters(eventSteps, eventVersions);
    expect(events.map((event) => upcasters.upcast(structuredClone(event))).flatMap(faults)).toEqual([]);
  });
});

it('a schema refuses data of another version', () => {
  expect(faults({ type: 'ReminderSuperseded', version: 1, data: { reminders: [] } })).toHaveLength(1);
});
