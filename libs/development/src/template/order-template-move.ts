import { Code, Command, ProgrammeCommand, RuleRefused, Rows, Whole } from '#kernel';
import { programmeFact } from '../programme-part.js';
import { newestTemplate, templateVersion } from './state.js';

export class RenamedTemplateStep {
  @Code({ label: 'Step as it was' })
  from!: string;

  @Code({ label: 'Its code in the new version' })
  to!: string;
}

@Command({
  name: 'order-template-move',
  title: 'Move all plans to another version of the template',
  help: 'Every ULO of the programme that follows a plan is moved. Compare the versions first. One that cannot be moved stays where it is: the page Operations says which and why.',
  roles: ['programme-manager'],
  confirm: true,
  plansAhead: true,
})
export class OrderTemplateMove extends ProgrammeCommand {
  @Whole({ label: 'Version of the template', max: 100_000 })
  version!: number;

  @Rows(() => RenamedTemplateStep, { label: 'Steps that get another code', min: 0, max: 500, optional: true })
  renamed?: RenamedTemplateStep[];
}

/** The process manager `template-moves` moves the plan of each ULO. */
export const templateMoveOrdered = programmeFact('templates', {
  command: OrderTemplateMove,
  type: 'TemplateMoveOrdered',
  version: 1,
  title: 'Move to a version of the template ordered',
  decide({ version, renamed = [] }, { now }) {
    const content = templateVersion(now, version);
    if (!content) throw new RuleRefused('no-such-template-version', `The programme has no version ${version} of its template.`, [], `The newest is version ${newestTemplate(now).version}.`);
    const unknown = renamed.filter(({ to }) => !content.steps.some(({ code }) => code === to)).map(({ to }) => to);
    if (unknown.length > 0) throw new RuleRefused('no-such-step', 'Steps are named that the version does not have.', unknown, 'Give codes of that version.');
  },
  describe: ({ version, renamed = [] }) => `Version ${version}${renamed.length > 0 ? `; renamed: ${renamed.map(({ from, to }) => `${from} to ${to}`).join(', ')}` : ''}`,
  evolve: () => undefined,
});
