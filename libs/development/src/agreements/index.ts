import type { EventOf, ReferenceChoice } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { agreementEnded } from './end-agreement.js';
import { changeNoticeGiven } from './give-change-notice.js';
import { paymentReceived } from './record-payment.js';
import { reportRequired } from './require-report.js';
import { agreementSigned } from './sign-agreement.js';
import { nameOfAgreement, type FundingAgreement } from './state.js';
import { reportSubmitted } from './submit-report.js';

export * from './codes.js';
export * from './core-costs.js';
export * from './state.js';
export { SignAgreement } from './sign-agreement.js';
export { GiveChangeNotice } from './give-change-notice.js';
export { RecordPayment } from './record-payment.js';
export { RequireReport } from './require-report.js';
export { SubmitReport } from './submit-report.js';
export { EndAgreement } from './end-agreement.js';

const asChoice = (agreement: FundingAgreement): ReferenceChoice => ({ id: agreement.id, label: nameOfAgreement(agreement) });

export const agreements = uloPart('agreements', {
  title: 'Funding agreements',
  initial: () => ({ agreements: [] }),
  facts: [agreementSigned, changeNoticeGiven, paymentReceived, reportRequired, reportSubmitted, agreementEnded],
  choices: ({ agreements: { agreements } }) => ({
    agreement: agreements.map(asChoice),
    'running-agreement': agreements.filter((a) => a.endedOn === null).map(asChoice),
    'open-report': agreements
      .flatMap((a) => a.reports)
      .filter((report) => report.submittedOn === null)
      .map(({ id, dueOn, about }) => ({ id, label: about ? `${about}, due ${dueOn}` : `Report due ${dueOn}` })),
  }),
});
export type AgreementEvent = EventOf<typeof agreements>;
