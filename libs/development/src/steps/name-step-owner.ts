import { CodeReference, Command, NOTHING, PersonReference, UloCommand, dataSchema } from '#kernel';
import { recordOf, saidOf } from '#workflow';
import { uloFact } from '../ulo-part.js';
import { refuseFinished } from './step-rules.js';

/** Only roles that can see the names of people. */
@Command({
  name: 'name-step-owner',
  title: 'Name whose a step is',
  help: 'A person takes the place of the people of the step’s role: they are reminded, and it stands in what is theirs to do.',
  roles: ['programme-manager', 'commissioner'],
  plansAhead: true,
})
export class NameStepOwner extends UloCommand {
  @CodeReference({ label: 'Step', to: 'open-step' })
  step!: string;

  @PersonReference({ label: 'Person', hint: 'Without an answer the step is its role’s again.', optional: true })
  person?: string;
}

interface NamedOwner {
  step: string;
  /** The id of a person; null gives the step back to its role. */
  person: string | null;
}

export const stepOwnerNamed = uloFact('steps', {
  command: NameStepOwner,
  type: 'StepOwnerNamed',
  version: 1,
  title: 'Owner of a step named',
  data: dataSchema<NamedOwner>({ step: { type: 'string' }, person: { type: ['string', 'null'], format: 'uuid' } }),
  decide({ step, person: given }, context) {
    refuseFinished(context, step);
    const person = given?.toLowerCase() ?? null;
    return saidOf(context.now.steps, step).person === person && context.original === undefined ? NOTHING : { step, person };
  },
  describe: ({ step, person }) => `${step}: ${person === null ? 'its role has it again' : 'a person has it'}`,
  evolve: (steps, { data: { step, person } }) => void (recordOf(steps, step).person = person),
});
