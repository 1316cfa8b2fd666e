import { Choice, Command, Reference, RuleRefused, Text, UloCommand, Whole, YesNo, factData, ownFieldsAnd } from '#kernel';
import type { ProgrammeState } from '../programme.state.js';
import { judgeReservation, measures, ruleSetInForce } from '../rule-sets/index.js';
import { uloFact } from '../ulo-part.js';
import { buyers } from './codes.js';
import { runningTender } from './named-tender.js';
import { tenderById } from './state.js';

@Command({
  name: 'test-reservation',
  title: 'Record a test of who a contract can be reserved for',
  help: 'Two things have to be so: what the organisation is for, and who works there. The law of the day on which the procurement began says how. Numbers only.',
  roles: buyers,
  seesProgramme: true,
})
export class TestReservation extends UloCommand {
  @Reference({ label: 'Tender', to: 'running-tender' })
  tender!: string;

  @YesNo({ label: 'Is the purpose as the law asks?', hint: 'The page “Rule sets” has the words of each law.' })
  purposeMet!: boolean;

  @Whole({ label: 'How many who work there count?', hint: 'Disabled people, or disabled and disadvantaged people, as the law says.' })
  counted!: number;

  @Whole({ label: 'How many work there in all?', min: 1 })
  workforce!: number;

  @Choice({ label: 'Measured over', options: measures })
  measuredOver!: keyof typeof measures;
}

class Judged {
  @Text({ label: 'Rule set' })
  ruleSet!: string;

  @Whole({ label: 'Version of the rule set' })
  ruleSetVersion!: number;

  @YesNo({ label: 'Is the share as the law asks?' })
  shareMet!: boolean;
}

export const reservationTestRecorded = uloFact('procurement', {
  command: TestReservation,
  type: 'ReservationTestRecorded',
  version: 1,
  title: 'Reservation tested',
  data: ownFieldsAnd(TestReservation, Judged),
  decide(command, context) {
    const { beganOn } = runningTender(command.tender, context);
    const { counted, workforce, purposeMet, measuredOver } = command;
    if (counted > workforce) throw new RuleRefused('more-count-than-work-there', `${counted} of ${workforce} people cannot count.`, [], 'Check both numbers.');
    const law = ruleSetInForce('reservation', beganOn, { jurisdiction: (context.programme as ProgrammeState | undefined)?.programme.jurisdiction ?? 'england' });
    if (!law) throw new RuleRefused('no-law-on-reservation', `No law on reserved contracts was in force on ${beganOn}.`, [], 'Check the day on which the procurement began.');
    if (!law.parameters.measuredOver.includes(measuredOver))
      throw new RuleRefused('measured-over-something-else', `“${law.title}” does not measure the share over that.`, law.parameters.measuredOver.map((over) => measures[over]), 'Choose what this law measures.');
    const { version, shareMet } = judgeReservation(law, { purposeMet, counted, of: workforce });
    return { ...factData(command), ruleSet: law.code, ruleSetVersion: version, shareMet };
  },
  describe: ({ purposeMet, shareMet, counted, workforce, ruleSet }) =>
    `Purpose ${purposeMet ? 'met' : 'not met'}; share ${shareMet ? 'met' : 'not met'}: ${counted} of ${workforce} (${ruleSet})`,
  evolve(procurement, { id, occurredOn, data: { tender, ruleSetVersion: version, ...test } }) {
    tenderById(procurement, tender)?.tests.push({ id, on: occurredOn, version, ...test });
  },
});
