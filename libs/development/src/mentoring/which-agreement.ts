import { RuleRefused, type PlainDate } from '#kernel';
import { agreementOn, lastDayOf, periodOf, type MentoringAgreement, type MentoringState } from './state.js';

/** The reference to an agreement in commands and facts that extend or end it. */
export interface NamedAgreement {
  /** The id of the `MentoringAgreed`. Absent, as in facts of version 1: the agreement in force on the day. */
  agreement?: string;
}

export const whichAgreementHint = 'Leave it empty for the agreement in force on that day.';

/** The named agreement, or else the one in force on the day. */
export const whichAgreement = (state: MentoringState, { agreement: id }: NamedAgreement, day: PlainDate): MentoringAgreement | undefined =>
  id === undefined ? agreementOn(state, day) : state.agreements.find((a) => a.id === id);

/** @throws RuleRefused when the agreement is over on the day, or has not started although it must have */
export function agreementInForce(
  state: MentoringState, named: NamedAgreement, day: PlainDate, { mayStartLater }: { mayStartLater: boolean },
): MentoringAgreement {
  const agreement = whichAgreement(state, named, day);
  if (!agreement || day > lastDayOf(agreement) || (!mayStartLater && day < agreement.startsOn))
    throw new RuleRefused(
      'no-mentoring-agreement',
      named.agreement === undefined ? `No mentoring agreement was in force on ${day}.` : `That mentoring agreement was not in force on ${day}.`,
      state.agreements.map(periodOf),
      named.agreement === undefined ? 'Agree mentoring first.' : 'Choose another agreement, or check the day.',
    );
  return agreement;
}
