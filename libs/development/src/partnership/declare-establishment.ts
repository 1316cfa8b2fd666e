import { Command, LongText, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { establishmentBlockers } from './establishment.js';

@Command({
  name: 'declare-establishment',
  title: 'Declare the ULO established',
  help: 'Needs a constitution, an elected committee, and more than half of its voting seats held by people who use services.',
  roles: ['committee', 'programme-manager'],
  confirm: true,
})
export class DeclareEstablishment extends UloCommand {
  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const uloEstablishmentDeclared = uloFact('partnership', {
  command: DeclareEstablishment,
  type: 'UloEstablishmentDeclared',
  version: 1,
  title: 'ULO declared established',
  decide(_, { at, now: { partnership }, occurredOn }) {
    if (partnership.established)
      throw new RuleRefused('already-established', `It was declared established on ${partnership.established.on}.`);
    const blockers = establishmentBlockers(at);
    if (blockers.length > 0)
      throw new RuleRefused(
        'not-yet-established',
        `On ${occurredOn} it could not yet be called an established ULO.`,
        blockers,
        'Record what is missing, then declare it.',
      );
  },
  describe: ({ note = '' }) => note,
  evolve: (partnership, { id, occurredOn }) => void (partnership.established ??= { id, on: occurredOn }),
});
