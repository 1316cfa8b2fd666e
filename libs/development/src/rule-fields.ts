/** The fields that rules are about, by the code of the refusal; of several the first that the form asks. */
const fieldsOfRules: Readonly<Record<string, readonly string[]>> = {
  'agreement-ends-before-it-starts': ['endsOn'], 'award-ends-before-it-starts': ['endsOn'], 'contract-ends-before-it-starts': ['endsOn'], 'insurance-ends-before-it-starts': ['endsOn'],
  'mentoring-ends-before-it-starts': ['endsOn'], 'premises-end-before-they-start': ['endsOn'], 'extension-is-not-later': ['endsOn'], 'renewal-is-not-later': ['endsOn'],
  'review-is-not-later': ['reviewOn'], 'postponed-launch-is-not-later': ['launchOn'], 'launch-before-its-planning': ['launchOn'], 'due-before-it-was-agreed': ['dueOn'],
  'consultation-after-the-notice': ['consultedFrom'], 'tender-closes-before-it-opens': ['closesOn'], 'recording-without-transcript': ['transcriptAt'], 'celebration-of-what': ['milestone'],
  'more-guests-than-attended': ['attended'], 'nobody-at-the-meeting': ['users'], 'committee-without-members': ['users'], 'more-count-than-work-there': ['counted'], 'measured-over-something-else': ['measuredOver'],
  'criterion-weighed-twice': ['weights'], 'criterion-judged-twice': ['judged'], 'group-counted-twice': ['reach'], 'prerequisite-named-twice': ['needs'], 'no-such-prerequisite': ['needs'],
  'code-used-already': ['code'], 'carers-do-not-count': ['carersCount'], 'organisation-bears-another-name': ['name'], 'name-matched-already': ['name'],
  'service-already-open': ['service'], 'service-not-open': ['service'], 'in-that-phase-already': ['phase'], 'partner-joined-already': ['partner', 'partnerOrganisation'], 'partner-is-the-ulo': ['partner', 'partnerOrganisation'],
  'milestone-already-achieved': ['milestone'], 'milestone-cancelled': ['milestone'], 'offer-already-taken': ['offer'], 'offer-declined': ['offer'], 'worker-already-left': ['worker'],
  'step-waived': ['step'], 'step-done': ['step'], 'step-begun': ['step'], 'step-not-completed': ['step'], 'step-takes-no-evidence': ['step'], 'bid-draft-is-over': ['draft'], 'bid-not-awarded': ['bid'],
  // What was recorded too early or too late is about its day.
  'development-not-begun': ['occurredOn'], 'programme-not-open': ['occurredOn'], 'development-ended': ['occurredOn'], 'no-mentoring-agreement': ['occurredOn'], 'tender-before-development': ['occurredOn'],
  'work-before-the-development': ['occurredOn'], 'rule-set-not-in-force': ['occurredOn'], 'moved-before-laid-out': ['occurredOn'], 'bid-not-yet-drafted': ['occurredOn'], 'bid-not-yet-awarded': ['occurredOn'],
  'item-not-yet-proposed': ['occurredOn'], 'partner-not-yet-joined': ['occurredOn'], 'not-yet-invited': ['occurredOn'], 'tender-not-yet-planned': ['occurredOn'],
};

/** “no-such-agenda-item” is about the item. */
const nameOfMissing = (code: string): string[] => {
  const [, , ...words] = code.startsWith('no-such-') ? code.split('-') : [];
  const last = words.at(-1);
  return last === undefined ? [] : [words.map((word, i) => (i === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`)).join(''), last];
};

/** The field that a refused rule is about, among those of a command; undefined when it is about no answer. */
export const fieldOfRule = (code: string, fields: readonly string[]): string | undefined =>
  (Object.hasOwn(fieldsOfRules, code) ? (fieldsOfRules[code] ?? []) : nameOfMissing(code)).find((name) => fields.includes(name));

export const codesWithFields: readonly string[] = Object.keys(fieldsOfRules);
