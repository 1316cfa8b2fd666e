import type { WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { noMentoringForSixWeeks } from './no-mentoring-for-six-weeks.js';
import { sessionOutsideMentoringAgreement } from './session-outside-mentoring-agreement.js';
import { planShorterThan24Months } from './plan-shorter-than-24-months.js';
import { milestoneLate } from './milestone-late.js';
import { milestoneMovedTooOften } from './milestone-moved-too-often.js';
import { achievementNotCelebrated } from './achievement-not-celebrated.js';
import { launchWithoutDignitariesOrLocalPeople } from './launch-without-dignitaries-or-local-people.js';
import { noMarketingBudgetForTheLaunch } from './no-marketing-budget-for-the-launch.js';
import { noChampioningForThreeMonths } from './no-championing-for-three-months.js';
import { noNetworkingForSixMonths } from './no-networking-for-six-months.js';
import { bidWithoutTrainingLine, bidWithoutMarketingLine } from './bid-without-a-line.js';
import { agreementOutsideThreeToFiveYears } from './agreement-outside-three-to-five-years.js';
import { changeNoticeUnderThreeMonths } from './change-notice-under-three-months.js';
import { funderReportOverdue } from './funder-report-overdue.js';
import { noFullTimeDedicatedWorker } from './no-full-time-dedicated-worker.js';
import { premisesNotSecuredForTheLaunch } from './premises-not-secured-for-the-launch.js';
import { premisesEndWithinSixMonths } from './premises-end-within-six-months.js';
import { premisesNotAccessible, premisesCouncilBranded } from './premises-not-right.js';
import { committeeBelowThreeQuarters, committeeHalfOrFewer } from './committee-share.js';
import { insuranceEnded } from './insurance-ended.js';
import { policyReviewOverdue } from './policy-review-overdue.js';
import { noQualitySystemForSixMonths } from './no-quality-system-for-six-months.js';
import { qualityAwardEnded } from './quality-award-ended.js';

import { noPartnership } from './no-partnership.js';
import { noPlan } from './no-plan.js';
import { noMentor } from './no-mentor.js';
import { mentoringEndsBeforeLaunch } from './mentoring-ends-before-launch.js';
import { nothingRecordedForSixtyDays } from './nothing-recorded-for-sixty-days.js';
import { noStaffSupportForThreeMonths } from './no-staff-support-for-three-months.js';
import { userGroupNotReached } from './user-group-not-reached.js';
import { noCarersRoute } from './no-carers-route.js';
import { committeeCarerLed } from './committee-carer-led.js';
import { nothingCelebratedForSixMonths } from './nothing-celebrated-for-six-months.js';
import { coreCostsNotCovered } from './core-costs-not-covered.js';
import { oneFunderPaysMost } from './one-funder-pays-most.js';
import { oneImpairmentBudget } from './one-impairment-budget.js';
import { consultationUnderTwelveWeeks } from './consultation-under-twelve-weeks.js';
import { commissionerDoesMostSteps } from './commissioner-does-most-steps.js';
import { stageNotEvidenced } from './stage-not-evidenced.js';
import { usersSetTooFewItems } from './users-set-too-few-items.js';
import { commissionerChaired } from './commissioner-chaired.js';
import { noSupportedBusinessContract } from './no-supported-business-contract.js';
import { thresholdNotInForce } from './threshold-not-in-force.js';
import { awardOnPriceOnly, specificationWithoutUsers, tenderNotAccessible, tenderTooShort } from './tender.js';

/** Every rule that watches a ULO. */
export const uloWarnings: readonly WarningRule<UloState>[] = [
  noMentoringForSixWeeks,
  sessionOutsideMentoringAgreement,
  planShorterThan24Months,
  milestoneLate,
  milestoneMovedTooOften,
  achievementNotCelebrated,
  launchWithoutDignitariesOrLocalPeople,
  noMarketingBudgetForTheLaunch,
  noChampioningForThreeMonths,
  noNetworkingForSixMonths,
  bidWithoutTrainingLine,
  bidWithoutMarketingLine,
  agreementOutsideThreeToFiveYears,
  changeNoticeUnderThreeMonths,
  funderReportOverdue,
  noFullTimeDedicatedWorker,
  premisesNotSecuredForTheLaunch,
  premisesEndWithinSixMonths,
  premisesNotAccessible,
  premisesCouncilBranded,
  committeeBelowThreeQuarters,
  committeeHalfOrFewer,
  insuranceEnded,
  policyReviewOverdue,
  noQualitySystemForSixMonths,
  qualityAwardEnded,
  noPartnership,
  noPlan,
  noMentor,
  mentoringEndsBeforeLaunch,
  nothingRecordedForSixtyDays,
  noStaffSupportForThreeMonths,
  userGroupNotReached,
  noCarersRoute,
  committeeCarerLed,
  nothingCelebratedForSixMonths,
  coreCostsNotCovered,
  oneFunderPaysMost,
  oneImpairmentBudget,
  consultationUnderTwelveWeeks,
  commissionerDoesMostSteps,
  stageNotEvidenced,
  usersSetTooFewItems,
  commissionerChaired,
  noSupportedBusinessContract,
  thresholdNotInForce,
  tenderNotAccessible,
  tenderTooShort,
  specificationWithoutUsers,
  awardOnPriceOnly,
];

const pressing: ReadonlySet<string> = new Set(uloWarnings.filter((rule) => rule.pressing === true).map(({ code }) => code));

/** Whether the warning threatens the organisation. Red warnings still rank higher. */
export const isPressing = (code: string): boolean => pressing.has(code);
