import { Choice, Command, NOTHING, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { legalForms, type LegalForm } from './codes.js';
import { organisationDeciders } from './roles.js';

@Command({ name: 'choose-legal-form', title: 'Choose a legal form', roles: organisationDeciders })
export class ChooseLegalForm extends UloCommand {
  @Choice({ label: 'Legal form', options: legalForms })
  legalForm!: LegalForm;
}

export const legalFormChosen = uloFact('governance', {
  command: ChooseLegalForm,
  type: 'LegalFormChosen',
  version: 1,
  title: 'Legal form chosen',
  decide: ({ legalForm }, { at }) => (at.governance.legalForms.at(-1)?.legalForm === legalForm ? NOTHING : undefined),
  describe: ({ legalForm }) => legalForms[legalForm],
  evolve: (governance, { id, occurredOn, data: { legalForm } }) =>
    void governance.legalForms.push({ id, on: occurredOn, legalForm }),
});
