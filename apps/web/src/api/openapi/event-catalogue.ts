import { commandRegistry, type Registered } from '#commands';
import { commands, deciders } from '#catalogue';
import { envelopeFields, fieldsOf, type EventDeclaration, type FieldSpec } from '#kernel';
import { correctionEvents, redactionEvents } from '#history';

/** The page of the docs that lists every event type, generated from the declarations. */
export function eventCatalogue(): string {
  const kinds = [
    ['Events of a ULO', deciders.ulo.events],
    ['Events of a programme', deciders.programme.events],
    ['Events of a person', deciders.person.events],
    ['Events of the reminders of a ULO', deciders.reminders.events],
    ['Events of the installation', deciders.installation.events],
    ['Events of an organisation', deciders.organisation.events],
    ['Events of a process manager', deciders.manager.events],
    ['Events of a ULO and of a programme', { ...correctionEvents, ...redactionEvents }],
  ] as const;
  return [
    '# Events', '',
    'Made from the declarations by `npm run docs`; a test fails when it is stale.',
    'Every event also has the envelope that [architecture](architecture.md) describes. The JSON Schema of the data of each type and',
    'version, older ones included, is in [events](events/README.md).', '',
    ...kinds.flatMap(([heading, events]) => [`## ${heading}`, '', ...table(events), '']),
  ].join('\n');
}

function table(events: Readonly<Record<string, EventDeclaration>>): string[] {
  const registry = commandRegistry(commands);
  const rows = Object.entries(events)
    .sort(([a, { part: p }], [b, { part: q }]) => (p < q ? -1 : p > q ? 1 : a < b ? -1 : 1))
    .map(([type, { version, part, title }]) => {
      const command = registry.recording(type);
      const by = type === 'CorrectionRecorded' ? 'any, with `corrects`; `withdraw-fact`' : command ? `\`${command.spec.name}\`` : '';
      const fields = fieldsText(type, command);
      return `| \`${type}\` | ${version} | ${part} | ${title} | ${by} | ${fields} |`;
    });
  return ['| Type | Version | Part | Title | Recorded by | Data, from the command’s fields |', '|---|---|---|---|---|---|', ...rows];
}

function fieldsText(type: string, command: Registered | undefined): string {
  if (type === 'CorrectionRecorded') return 'ofEvent, ofType, ofVersion, reason, data';
  if (type === 'TextRedacted') return 'ofEvent, ofType, seals, reason: longtext';
  if (!command) return '';
  const fields = dataFields(command.fields);
  return command.spec.personal ? `key, text: sealed with the person’s key (${fields})` : fields;
}

const dataFields = (fields: readonly FieldSpec[]): string =>
  fields
    .filter((f) => !(envelopeFields as readonly string[]).includes(f.name))
    .map((f) => `${f.name}${f.optional ? '?' : ''}: ${f.kind === 'rows' ? `[${dataFields(fieldsOf(f.of()))}]` : f.kind}`)
    .join(', ');
