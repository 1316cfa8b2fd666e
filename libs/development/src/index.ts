export { ulo } from './ulo.js';
export { programme } from './programme.js';
export { deciders } from './deciders.js';
export { commands } from './commands.js';
export { isRelatedOn, relationKinds, relationsOf, type RelationKind } from './relations.js';
export { references } from './references.js';
export { uloRules } from './rules.js';
export { fieldOfRule } from './rule-fields.js';
export { isPressing, uloWarnings } from './warnings/index.js';
export type { UloState } from './ulo.state.js';
export { userGroups, type UserGroup } from './user-groups.js';
export { acknowledgementOf, answersOf } from './compliance/index.js';
export {
  agreementOn, AgreeMentoring, EndMentoring, ExtendMentoring, isOverdue, LogMentoringSession, mentoringTopics, RECENT_DAYS, recentHours, sessionModes,
  type MentoringAgreement, type MentoringEvent, type MentoringSession, type MentoringState, type MentoringTopic,
} from './mentoring/index.js';
export { committeeRules, offers, partnerKinds, stepBackRoles, whoCounts, type CommitteeRules, type PartnershipEvent } from './partnership/index.js';
export { audiences, championingActivities, resourceKinds, type ChampioningEvent } from './championing/index.js';
export {
  deadlineKinds, deadlines, deadlinesOf, emailedWarnings, kindAfterItsDay, kindOfThing, kindsOfThings, untilClosed, warningDeadline, warningsOpening,
  type Deadline, type DeadlineKind,
} from './deadlines/index.js';
export { comparePhases, currentPhase, phaseHint, phaseInWords, phaseName, phasesFollowed, templateFollowed } from './phases/index.js';
export { forecastFinish, furthestSlip, planMonths, planOn, plansInForce, slipsSince, type FurthestSlip, type Plan, type PlanEvent, type Slip } from './plan/index.js';
export {
  AchieveMilestone, celebrationPurposes, changeReasons, daysAfterDateThenAgreed, daysAfterFirstBaseline, dueAsAgreedOn, isOpen, milestoneKinds, standingOn,
  milestoneById, PlanMilestone, stepOfMilestone, type ChangeReason, type Milestone, type MilestonesEvent, type MilestonesState, type MilestoneStanding, type Move,
} from './milestones/index.js';
export { dignitaryRoles, type LaunchEvent } from './launch/index.js';
export { marketingKinds, type MarketingEvent } from './marketing/index.js';
export { ageGroups, carersRoutes, forumParts, organisationKinds, type OutreachEvent } from './outreach/index.js';
export { barriers, IdentifyBarrier, lessonTopics, type LessonsEvent, type LessonsState } from './lessons/index.js';
export type { ProgrammeState } from './programme.state.js';
export { jurisdictions, ruleSetOn, ruleSets, type Jurisdiction } from './programme/index.js';
export {
  allRuleSets, figureInWords, guidanceFigures, isInForceOn, judgeCommittee, judgeReservation, measures, neededBy, parametersInWords, ruleSetInForce,
  ruleSetsOf, topics, wordingStatuses, type RuleSet,
} from './rule-sets/index.js';
export {
  conditionCodes, defaultTemplate, defaultTemplateText, newestTemplate, nextVersion, templateFromText, templateTitles, templateVersion,
  templateVocabulary, type ConditionCode,
} from './template/index.js';
export { defaultReminderPolicy, ruleInWords, SEND_HOUR, type Recipient, type ReminderPolicy, type ReminderRule } from './reminder-policy/index.js';
export {
  committeeOf, firstElectedOn, insuranceKinds, isInsuredOn, isReviewOverdue, legalForms, policyKinds, registers, reviewDueOf, shareOf, usersOnly,
  votingMembers, type CommitteeRecord, type Counting, type GovernanceEvent,
} from './governance/index.js';
export { bidLineCategories, bidSources, bidTotals, missingLines, SubmitBid, type Bid, type BidDraft, type BidEvent, type BidLineCategory, type BidOutcome } from './bids/index.js';
export {
  agreementById, agreementMonths, budgets, coreMonths, coreTerms, instruments, isInForce, nameOfAgreement, overOn, receivedPence, SignAgreement, spentPence, type AgreementEvent, type CoreTerm,
  type FundingAgreement,
} from './agreements/index.js';
export { isFullTimeDedicated, supportNeeds, termsOf, workersInPost, workerSkills, type Worker } from './staffing/index.js';
export { heldOn, isAccessible, tenures, type PremisesOffer, type SecuredPremises } from './premises/index.js';
export { qualitySystems } from './quality/index.js';
export { OpenService, openServices, outcomeTags, serviceKinds } from './services/index.js';
export {
  criteriaAreas, criteriaChoices, criteriaOneByOne, criterionNumbers, criterionWordings, designCriteria, hasChanged, judgements, RecordCriteriaAssessment,
  type CriterionJudged,
} from './criteria/index.js';
export { isPaused, outcomes, pausesOn, type DatedPauses } from './course/index.js';
export {
  CompleteStep, conditions, evidenceKinds, forecastBasis, isConditionCode, isLaunchStep, lastFinishOf, nameOfStep, networkOn, openWaiverRequests, phasesOn,
  planFollowedOn, StartStep, stepsOn, type ForecastBasis, type PlannedStep,
} from './steps/index.js';
export { actionKinds, actionOutcomes, type ActionsState } from './actions/index.js';
export { attentionOf, isReasonForAttention, ENDING_DAYS, SILENT_DAYS, type Attention, type AttentionColour } from './attention/index.js';
export { itemsSetByUsers, meetingKinds, meetingParts } from './agenda/index.js';
export { awardCriteria, daysOpen, reservationChoices, specificationChecks, tenderFormats, type ReservationTest, type Tender } from './procurement/index.js';
export { stageEvidenced, stageNeeds, stageOrder, stages } from './stages/index.js';
export { sustainabilityOn } from './sustainability/index.js';
export { isSameProgress, progressInWords, progressKinds, progressReached } from './progress/index.js';
export { recipients } from './reminder-policy/codes.js';
export { managers } from './managers/index.js';
