import { Command, CodeReference, Text, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { recorders } from './codes.js';

@Command({ name: 'link-resource', title: 'Record a resource that helps', help: 'Guidance, a template, what others have learned. Say where it is to be found.', roles: [...recorders] })
export class LinkResource extends UloCommand {
  @Text({ label: 'What is it?' })
  what!: string;

  @Text({ label: 'Where is it to be found?', hint: 'An address on the web, or who has it. Do not write names of people.', max: 500 })
  where!: string;

  @CodeReference({ label: 'For which step?', to: 'step', optional: true })
  step?: string;
}

export const resourceLinked = uloFact('lessons', {
  command: LinkResource,
  type: 'ResourceLinked',
  version: 1,
  title: 'Resource recorded',
  describe: ({ what, where }) => `${what}: ${where}`,
  evolve: ({ resources }, { id, occurredOn, data: { step = null, ...resource } }) => void resources.push({ id, on: occurredOn, ...resource, step }),
});
