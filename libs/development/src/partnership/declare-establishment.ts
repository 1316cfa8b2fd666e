import { Command, LongText, RuleRefused, Text, UloCommand, Whole, YesNo, factData, ownFieldsAnd } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { establishmentBlockers, judgementOfEstablishment } from './establishment.js';

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

/** The rule set and inputs of the judgement: enough to repeat it, or to judge by other rules. */
class EstablishmentJudged {
  @Text({ label: 'Rule set', optional: true })
  ruleSet?: string;
  @Whole({ label: 'Version of the rule set', optional: true })
  ruleSetVersion?: number;
  @Whole({ label: 'Members who count', optional: true })
  counted?: number;
  @Whole({ label: 'Voting members', optional: true })
  votingMembers?: number;
  @YesNo({ label: 'Do carers count as users?', optional: true })
  carersCount?: boolean;
}

export const uloEstablishmentDeclared = uloFact('partnership', {
  command: DeclareEstablishment,
  type: 'UloEstablishmentDeclared',
  version: 2,
  // Version 1 did not record the rules.
  upcasters: { 1: (data) => data },
  title: 'ULO declared established',
  data: ownFieldsAnd(DeclareEstablishment, EstablishmentJudged),
  decide(command, { at, now: { partnership }, occurredOn }) {
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
    return { ...factData(command), ...judgementOfEstablishment(at) };
  },
  describe: ({ note = '' }) => note,
  evolve: (partnership, { id, occurredOn, data: { note = null, ruleSet, ruleSetVersion, counted, votingMembers, carersCount = null } }) => {
    const judged = ruleSet === undefined || counted === undefined || votingMembers === undefined ? null : { ruleSet, version: ruleSetVersion ?? 1, counted, votingMembers, carersCount };
    partnership.established ??= { id, on: occurredOn, note, judged };
  },
});
