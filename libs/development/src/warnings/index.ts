import type { WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { noMentoringForSixWeeks } from './no-mentoring-for-six-weeks.js';
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

/** Every rule that watches a ULO. */
export const uloWarnings: readonly WarningRule<UloState>[] = [
  noMentoringForSixWeeks,
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
];
