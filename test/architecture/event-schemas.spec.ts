import { eventSchemas, eventSteps } from '#catalogue';
import { declaringFile } from '../../apps/web/src/event-schemas/declaring-file.js';
import { brokenFreezes, readSchemas } from '../../apps/web/src/event-schemas/schema-folder.js';
import { currentSchemas, schemaFile } from '../../apps/web/src/event-schemas/schema-files.js';

const folder = 'docs/events';
const committed = readSchemas(folder);
const older = (version: number): number[] => Array.from({ length: version - 1 }, (_, i) => i + 1);
const versions = Object.entries(eventSchemas).flatMap(([type, { version }]) => [...older(version), version].map((v) => [type, v] as const));

describe('the schemas of events', () => {
  it('equal the committed ones, which include added options (else run: npm run docs)', () => {
    const broken = brokenFreezes(folder, currentSchemas());
    // Thrown instead of compared, so that the report shows the instructions unchanged.
    if (broken.length > 0) throw new Error(broken.join('\n\n'));
    expect(Object.entries(currentSchemas()).filter(([name, text]) => committed[name] !== text).map(([name]) => name)).toEqual([]);
  });

  it('exist for every version of every type, and for no other (else run: npm run docs)', () => {
    expect(Object.keys(committed)).toEqual(versions.map(([type, version]) => schemaFile(type, version)).sort());
  });

  it.each(versions.filter(([type, version]) => version < (eventSchemas[type]?.version ?? 0)))('%s version %i has an upcaster', (type, version) => {
    expect(eventSteps[type]?.[version]).toEqual(expect.any(Function));
  });

  it.each(Object.keys(eventSchemas))('the file that declares %s is found', (type) => {
    expect(declaringFile(type)).toMatch(/^libs\/.+\.ts$/u);
  });
});
