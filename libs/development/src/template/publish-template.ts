import { Command, InvalidInput, LongText, NOTHING, ProgrammeCommand, RuleRefused, allRoles, contentHash, dataSchema } from '#kernel';
import { BadTemplate, faultInWords, readTemplate, templateContentSchema, templateLimits, type Template, type Vocabulary } from '#workflow';
import { programmeFact } from '../programme-part.js';
import { conditionCodes } from './condition-codes.js';
import { newestTemplate } from './state.js';

@Command({
  name: 'publish-template',
  title: 'Publish a template',
  help: 'Phases and steps that developments of this programme begin with from that day on. Those that have begun keep theirs.',
  roles: ['programme-manager'],
  confirm: true,
  plansAhead: true,
})
export class PublishTemplate extends ProgrammeCommand {
  @LongText({ label: 'Template', hint: 'The text of a template file, in YAML. Do not write names of people.', inClear: 'It is the text of a template: phases, steps and their lengths.', max: templateLimits.bytes })
  content!: string;
}

interface Published {
  template: string;
  title: string;
  version: number;
  /** SHA-256 of the content. */
  hash: string;
  content: Template;
}

/** The roles and conditions that a template of a programme may use. */
export const templateVocabulary: Vocabulary = { conditions: conditionCodes, roles: allRoles };

export const templatePublished = programmeFact('templates', {
  command: PublishTemplate,
  type: 'TemplatePublished',
  version: 1,
  title: 'Template published',
  data: dataSchema<Published>({
    template: { type: 'string' }, title: { type: 'string' }, version: { type: 'integer', minimum: 1 },
    hash: { type: 'string', pattern: '^[0-9a-f]{64}$' }, content: templateContentSchema,
  }),
  decide({ content: text, corrects }, { now, occurredOn, recorded }) {
    if (corrects !== undefined)
      throw new RuleRefused('template-version-stays', 'A published version stays as it is.', [], 'Publish the next version, or withdraw this one.');
    const content = templateFromText(text);
    const newest = newestTemplate(now);
    const hash = contentHash(content);
    if (hash === contentHash(newest.content)) return NOTHING;
    const last = now.templates.versions.at(-1);
    if (last && occurredOn < last.on)
      throw new RuleRefused('template-before-newest', `Version ${last.version} was published on ${last.on}.`, [], 'Enter that day or a later one.');
    return { template: content.template, title: content.title, version: nextVersion(newest.version, recorded?.('TemplatePublished')), hash, content };
  },
  describe: ({ title, version, content: { steps } }) => `${title}, version ${version}, ${steps.length === 1 ? '1 step' : `${steps.length} steps`}`,
  evolve: ({ versions }, { id, occurredOn, data: { version, hash, content } }) => void versions.push({ id, version, on: occurredOn, hash, content }),
});

/**
 * The next version number. Numbers of withdrawn versions are not used again.
 * @param recorded the number of versions ever published
 */
export const nextVersion = (newest: number, recorded = 0): number => Math.max(newest, recorded) + 1;

/** Parses a template of a programme. @throws InvalidInput with a message for each error */
export function templateFromText(text: string): Template {
  try {
    return readTemplate(text, templateVocabulary);
  } catch (error) {
    if (error instanceof BadTemplate) throw new InvalidInput(error.faults.map((fault) => ({ field: 'content', message: faultInWords(fault) })));
    throw error;
  }
}
