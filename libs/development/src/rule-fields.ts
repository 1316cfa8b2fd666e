/** The fields that rules are about, by the code of the refusal. The first field that the form has counts. */
const fieldsOfRules: Readonly<Record<string, readonly string[]>> = {
  'agreement-ends-before-it-starts': ['endsOn'], 'award-ends-before-it-starts': ['endsOn'], 'contract-ends-before-it-starts': ['endsOn'], 'insurance-ends-before-it-starts': ['endsOn'],
  'mentoring-ends-before-it-starts': ['endsOn'], 'premises-end-before-they-start': ['endsOn'], 'extension-is-not-later': ['endsOn'], 'renewal-is-not-later': ['endsOn'],
  'review-is-not-later': ['reviewOn'], 'postponed-launch-is-not-later': ['launchOn'], 'launch-before-its-planning': ['launchOn'], 'due-before-it-was-agreed': ['dueOn'],
  'consultation-after-the-notice': ['consultedFrom'], 'tender-closes-before-it-opens': ['closesOn'], 'recording-without-transcript': ['transcriptAt'], 'celebration-of-what': ['milestone'],
  'more-guests-than-attended': ['attended'], 'nobody-at-the-meeting': ['users'], 'committee-without-members': ['users'], 'more-count-than-work-there': ['counted'], 'measured-over-something-else': ['measuredOver'],
  'criterion-weighed-twice': ['weights'], 'criterion-judged-twice': ['judged'], 'weights-do-not-make-100': ['weights'], 'no-sha256': ['sha256'], 'group-counted-twice': ['reach'], 'prerequisite-named-twice': ['needs'], 'no-such-prerequisite': ['needs'],
  'code-used-already': ['code'], 'carers-do-not-count': ['carersCount'], 'organisation-bears-another-name': ['name'], 'name-matched-already': ['name'],
  'service-already-open': ['service'], 'service-not-open': ['service'], 'in-that-phase-already': ['phase'], 'partner-joined-already': ['partner', 'partnerOrganisation'], 'partner-is-the-ulo': ['partner', 'partnerOrganisation'],
  'milestone-already-achieved': ['milestone'], 'milestone-cancelled': ['milestone'], 'offer-already-taken': ['offer'], 'offer-declined': ['offer'], 'worker-already-left': ['worker'],
  'step-waived': ['step'], 'step-done': ['step'], 'step-begun': ['step'], 'step-not-completed': ['step'], 'step-takes-no-evidence': ['step'], 'bid-draft-is-over': ['draft'], 'bid-not-awarded': ['bid'],
  'agreement-already-ended': ['agreement'], 'agreement-not-yet-signed': ['occurredOn'], 'mentoring-already-agreed': ['startsOn', 'endsOn'], 'mentoring-already-ended': ['agreement', 'occurredOn'], 'mentor-is-another-organisation': ['mentor', 'mentorOrganisation'],
  'parties-are-different-organisations': ['mentor', 'commissioner'], 'partner-left-already': ['partner'], 'partnership-needs-local-people': ['localPeople'], 'organisation-merged': ['commissionerOrganisation', 'mentorOrganisation', 'partnerOrganisation', 'funderOrganisation', 'organisation'],
  'barrier-already-identified': ['barrier'], 'barrier-already-overcome': ['identified'], 'bid-already-decided': ['bid'], 'bid-not-yet-submitted': ['occurredOn'], 'bid-lines-differ-from-amount': ['amountPence'],
  'celebration-needs-an-achieved-milestone': ['milestone'], 'launch-has-one-day': ['milestone', 'step'], 'launch-milestone-follows-the-launch': ['milestone'], 'milestone-is-a-step': ['kind'], 'milestone-not-yet-planned': ['occurredOn'],
  'contract-was-reserved': ['supportedBusiness'], 'reservation-test-not-met': ['tender'], 'no-law-on-reservation': ['tender'], 'tender-is-over': ['tender'], 'tender-not-published': ['tender'], 'criteria-counts-differ-from-21': ['met'], 'criteria-differ-from-counts': ['met'],
  'finish-follows-from-the-steps': ['finishOn'], 'plan-finishes-before-it-begins': ['finishOn'], 'notice-after-the-change': ['effectiveOn'], 'non-working-day-already-added': ['day'], 'pin-before-the-start': ['day'], 'policy-not-adopted': ['policy'],
  'premises-not-held': ['premises'], 'service-already-closed': ['service'], 'warning-not-open': ['code'], 'worker-not-in-post': ['worker'], 'step-blocked': ['step'], 'step-follows-its-fact': ['step'], 'step-removed': ['step'],
  'role-may-not-waive': ['step', 'request'], 'waiver-needs-another-person': ['request'], 'waiver-needs-another-role': ['request'], 'person-takes-no-part': ['person'], 'role-granted-already': ['role'], 'role-of-administrators': ['role'],
  // Refusals of facts that are recorded too early or too late are about the day.
  'development-not-begun': ['occurredOn'], 'programme-not-open': ['occurredOn'], 'development-ended': ['occurredOn'], 'no-mentoring-agreement': ['occurredOn'], 'tender-before-development': ['occurredOn'],
  'work-before-the-development': ['occurredOn'], 'rule-set-not-in-force': ['occurredOn'], 'moved-before-laid-out': ['occurredOn'], 'bid-not-yet-drafted': ['occurredOn'], 'bid-not-yet-awarded': ['occurredOn'],
  'item-not-yet-proposed': ['occurredOn'], 'partner-not-yet-joined': ['occurredOn'], 'not-yet-invited': ['occurredOn'], 'tender-not-yet-planned': ['occurredOn'],
  'before-the-start': ['occurredOn'], 'launch-not-planned': ['occurredOn'], 'no-constitution': ['occurredOn'], 'no-quality-system': ['occurredOn'], 'not-paused': ['occurredOn'], 'not-returned': ['occurredOn'], 'not-yet-established': ['occurredOn'], 'person-not-registered-then': ['occurredOn'],
  'tender-published-before-it-began': ['occurredOn'], 'tender-still-open': ['occurredOn'], 'template-before-newest': ['occurredOn'],
};

/** The refusal “no-such-agenda-item” is about the field for the item. */
const nameOfMissing = (code: string): string[] => {
  const [, , ...words] = code.startsWith('no-such-') ? code.split('-') : [];
  const last = words.at(-1);
  return last === undefined ? [] : [words.map((word, i) => (i === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`)).join(''), last];
};

/** The field of a command that a refusal is about; undefined when it is about none of them. */
export const fieldOfRule = (code: string, fields: readonly string[]): string | undefined =>
  (Object.hasOwn(fieldsOfRules, code) ? (fieldsOfRules[code] ?? []) : nameOfMissing(code)).find((name) => fields.includes(name));

export const codesWithFields: readonly string[] = Object.keys(fieldsOfRules);
