import { formatVersion, limits } from './limits.js';

/** An error message for a wrong value ends with its description: "it must be …". */
const text = (maxLength: number, description: string): object => ({ type: 'string', minLength: 1, maxLength, description });
const code = (of: string): object => ({
  type: 'string',
  pattern: `^[A-Za-z0-9](?:[A-Za-z0-9-]{0,${limits.code - 1}})$`,
  description: `the code of a ${of}: letters, digits and hyphens, ${limits.code} at most, in quotes if it has digits only`,
});
const name = (of: string): object => ({ type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$', maxLength: 60, description: `the ${of}, in small letters, digits and hyphens, 60 at most` });
const list = (items: object, maxItems: number, description: string): object => ({ type: 'array', items, maxItems, description });

const length = {
  type: 'string',
  pattern: '^[0-9]{1,4}[dw]$',
  description: 'a length of time such as 8w, 10d or 0d: whole weeks or days, not negative',
};

const mapping = (required: readonly string[], properties: Record<string, object>, description: string): object => ({
  type: 'object', additionalProperties: false, required, properties, description,
});

const gate = {
  ...mapping([], {
    steps: list(code('step'), limits.entries, 'a list of codes of steps, each done or waived'),
    conditions: list(name('code of a condition'), limits.entries, 'a list of codes of conditions, each met'),
  }, 'what is needed before the next phase begins: { steps: […], conditions: […] }'),
  type: ['object', 'null'],
};

const phase = mapping(['code', 'title'], { code: code('phase'), title: text(limits.title, `a title, ${limits.title} characters at most`), gate }, 'a phase with code, title and gate');

const need = {
  anyOf: [code('step'), mapping(['step'], { step: code('step'), lag: length }, 'a step and a lag')],
  description: 'the code of a step, or { step: B2, lag: 2w }',
};

const done = {
  ...mapping([], { condition: name('code of a condition'), word: { type: 'boolean', const: true, description: 'true' } }, '{ condition: code-of-a-condition }, or { word: true } when a person says so'),
  minProperties: 1,
  maxProperties: 1,
};

const link = mapping(['title', 'url'], {
  title: text(limits.title, `a title, ${limits.title} characters at most`),
  url: { type: 'string', pattern: '^https?://\\S+$', maxLength: limits.url, description: `an address that begins with http:// or https://, ${limits.url} characters at most` },
}, 'a link with title and url');

const step = mapping(['code', 'title', 'phase', 'owner', 'duration', 'done'], {
  code: code('step'),
  title: text(limits.title, `a title, ${limits.title} characters at most`),
  purpose: { type: 'string', maxLength: limits.purpose, default: '', description: `what the step is for, ${limits.purpose} characters at most` },
  phase: code('phase'),
  owner: name('role that has the step'),
  needs: { ...list(need, limits.entries, 'a list of the steps that must have finished before'), default: [] },
  duration: mapping(['least', 'usual', 'most'], { least: length, usual: length, most: length }, 'three lengths of time: { least: 8w, usual: 12w, most: 18w }'),
  done,
  evidence: { enum: ['required', 'optional', 'none'], default: 'optional', description: 'required, optional or none' },
  milestone: { type: 'boolean', default: false, description: 'true or false' },
  waivable: { ...list(name('role that may waive the step'), limits.entries, 'a list of the roles that may waive the step'), default: [] },
  links: { ...list(link, limits.links, 'a list of links, each with title and url'), default: [] },
}, 'a step with code, title, phase, owner, duration and done');

/** The JSON Schema of a template file for editors and `readTemplate`. It does not check relations between values. */
export const templateSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Milepost template',
  ...mapping(['template', 'title', 'phases', 'steps'], {
    format: { const: formatVersion, default: formatVersion, description: `${formatVersion}, the version of the format that this Milepost reads` },
    template: name('name of the template, the same from version to version'),
    title: text(limits.title, `a title, ${limits.title} characters at most`),
    phases: { ...list(phase, limits.phases, 'a list of phases, in the order in which a development goes through them'), minItems: 1 },
    steps: { ...list(step, limits.steps, 'a list of steps'), minItems: 1 },
  }, 'a mapping with template, title, phases and steps'),
};
