import { addDays, type PlainDate, type Role } from '#kernel';

/** Records one command with poison in its free texts. @returns the id of its first event */
export type RecordPoisoned = (name: string, body: object, role?: Role | 'milepost' | 'administrator') => Promise<string>;

interface Places {
  ulo: string;
  person: string;
  organisation: string;
  today: PlainDate;
}

/** Facts that follow others, so that no form filled in at once is recorded: each with its free texts. */
export async function recordWhatFollows(record: RecordPoisoned, { ulo, person, organisation, today }: Places): Promise<void> {
  const later = (days: number): PlainDate => addDays(today, days);
  await record('plan-launch', { ulo, launchOn: later(60), dignitariesInvited: 1, localPeopleInvited: true, accessChecked: true });
  await record('postpone-launch', { ulo, newLaunchOn: later(90), reasonCode: 'other', note: 'Note' });
  const draft = await record('draft-bid', { ulo, funder: 'Fund', purpose: 'Purpose', source: 'trust', why: 'Why' });
  await record('give-up-bid-draft', { ulo, draft, whyNot: 'Why not' });
  const bid = await record('submit-bid', { ulo, funder: 'Fund', amountPence: 100, lines: [{ category: 'training', amountPence: 100 }] });
  await record('withdraw-bid', { ulo, bid, whyNot: 'Why not' });
  const agreement = await record('sign-agreement', { ulo, funder: 'Fund', instrument: 'grant', amountPence: 100, startsOn: today, endsOn: later(1_200), coreSharePercent: 10 });
  await record('give-change-notice', { ulo, agreement, effectiveOn: later(200), change: 'Change' });
  await record('record-outcome', { ulo, outcomes: ['choice-and-control'], people: 1, evidence: 'Evidence' });
  const tender = await record('plan-tender', { ulo, title: 'Title', beganOn: today, estimatePence: 100 }, 'commissioner');
  await record('publish-tender', { ulo, tender, closesOn: later(40), formats: ['standard'], weights: [{ criterion: 'price', weight: 40 }, { criterion: 'quality', weight: 60 }], notice: 'Notice' }, 'commissioner');
  const evidence = await record('attach-evidence', { ulo, step: 'need-known', title: 'Title', kind: 'report', keptAt: 'Box 1', transcriptAt: 'Box 2' });
  await record('withdraw-evidence', { ulo, evidence, why: 'Why' });
  await record('request-waiver', { ulo, step: 'room-found', why: 'Why' });
  await record('add-step', { ulo, code: 'X1', title: 'Title', purpose: 'Purpose', phase: 'FIND', owner: 'committee', days: 5 });
  await record('raise-action', { ulo, kind: 'review-policy', owner: 'manager', dueOn: later(30), subject: 'Subject', about: 'About' }, 'milepost');
  for (const [i, step] of ['need-known', 'people-found', 'first-meeting'].entries()) await record('complete-step', { ulo, step, occurredOn: later(20 * i - 60) });
  await record('record-progress', { ulo, kind: 'gate-passed', phase: 'FIND', title: 'Title' }, 'milepost');
  await record('change-person', { person, name: 'Name', organisation: 'Organisation', role: 'mentor' });
  await record('match-organisation-name', { organisationId: organisation, name: 'Recorded' }, 'administrator');
  await record('unmatch-organisation-name', { organisationId: organisation, name: 'Recorded' }, 'administrator');
  await record('pause-development', { ulo, why: 'Why' });
}
