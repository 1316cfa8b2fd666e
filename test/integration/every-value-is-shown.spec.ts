import { commands } from '#catalogue';
import { userGroups } from '#development';
import { commandSpec, derivedId, type Json } from '#kernel';
import { fakeClock } from '#spec';
import { DistinctiveFacts, type RecordedFact } from '../support/every-fact.js';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import type { TestBrowser } from '../support/signed-in.js';

type Given = Readonly<Record<string, Json>>;
/** A command; its values that this test does not look for; a name for later steps; and the words that show it, if no value of it does. */
type Step = [command: string, given?: Given | ((id: (name: string) => string) => Given), name?: string | undefined, words?: string[]];

const template = `format: 1
template: small
title: Small
phases:
  - { code: A, title: Alpha, gate: { steps: [A1] } }
  - { code: B, title: Beta }
steps:
  - { code: A1, title: First, phase: A, owner: mentor, duration: { least: 1d, usual: 10d, most: 20d }, done: { word: true }, waivable: [programme-manager, committee] }
  - { code: A2, title: Second, phase: A, owner: mentor, duration: { least: 1d, usual: 10d, most: 20d }, done: { word: true }, waivable: [programme-manager, committee] }
  - { code: B1, title: Third, phase: B, owner: mentor, duration: { least: 1d, usual: 10d, most: 20d }, done: { word: true }, waivable: [programme-manager, committee] }
  - { code: B2, title: Fourth, phase: B, owner: mentor, duration: { least: 1d, usual: 10d, most: 20d }, done: { word: true }, waivable: [programme-manager, committee] }
`;

/** Fields that mean nothing to a reader. */
const technical: Readonly<Record<string, string>> = { 'raise-action.subject': 'the id of the fact that an action is about: the page names the fact' };

/** These commands end something, so its values are no longer shown except in the history. Changed details of a person are not shown either. */
const endsEarlierFact = new Set(['resume-reminders', 'revoke-calendar-address', 'revoke-role', 'revoke-role-for-everything', 'remove-sign-in-method', 'person-returns', 'separate-organisation', 'unmatch-organisation-name']);

describe('every recorded value', () => {
  let app: PeopleWithScopes;
  let browser: TestBrowser;
  const facts = new DistinctiveFacts('2024-01-01');
  const recordedFacts: (RecordedFact & { stream: string })[] = [];
  const ids = new Map<string, string>();
  const recorded = new Set<string>();
  const id = (name: string): string => {
    const found = ids.get(name);
    if (found === undefined) throw new Error(`There is no fact with the name ${name}`);
    return found;
  };

  async function record([name, given = {}, label, instead]: Step, about: Given = {}): Promise<void> {
    const spec = commands.map((type) => commandSpec(type)).find((one) => one.name === name);
    const { body, told: fact } = facts.body(name, { ...about, ...(typeof given === 'function' ? given(id) : given) });
    // A waiver needs two people in two roles.
    const role = (name === 'waive' ? 'committee' : (spec?.roles[0] ?? 'programme-manager'));
    const accepted = await app.server.web.runtime.handling.execute({ name, body: { ...body, daysAreRight: true }, actor: { id: derivedId(`who sends ${name}`), role, organisation: 'Council' } });
    expect([name, accepted.events.length > 0]).toEqual([name, true]);
    recorded.add(name);
    if (!endsEarlierFact.has(name)) recordedFacts.push({ ...fact, ...(instead && { shown: { instead } }), stream: streamOf(accepted.stream, body) });
    if (label === undefined) return;
    ids.set(label, accepted.events[0] ?? '');
    ids.set(`${label} stream`, accepted.stream.replace(/^[a-z]+-/u, ''));
  }

  beforeAll(async () => {
    app = await startWithPeople({ clock: fakeClock('2026-11-26T10:00:00.000Z'), managers: [] });
    browser = await app.signedIn(await app.person('Reader', { role: 'administrator' }, { role: 'programme-manager' }, { role: 'data-protection-officer' }));
    await recordAll(record, id);
    await app.shown();
  }, 60_000);
  afterAll(() => app.stop());

  it('belongs to a fact of each kind', () => {
    expect(commands.map((type) => commandSpec(type).name).filter((name) => !recorded.has(name))).toEqual([]);
  });

  it('is shown on a page other than its history and its records', async () => {
    const texts = new Map<string, string>();
    const missing: string[] = [];
    for (const { command, stream, shown } of recordedFacts) {
      const text = texts.get(stream) ?? (await pagesOf(browser, stream));
      texts.set(stream, text);
      for (const [field, values] of Object.entries(shown)) for (const value of values) if (!(`${command}.${field}` in technical) && !holds(text, value.replace(/\s+/gu, ' '))) missing.push(`${command}.${field}: ${value}`);
    }
    expect(missing).toEqual([]);
  }, 60_000);

  it('is shown in words if it is yes, no or the name of something else, also outside ULOs', async () => {
    const nameIn = (command: string): string => recordedFacts.find((one) => one.command === command)?.shown['name']?.[0] ?? '';
    const said: [name: string, words: string[]][] = [
      ['programme', ['at least three quarters of the voting seats Yes', `No ${Object.values(userGroups).slice(0, 2).join(', ')}`]],
      ['changed', [`ULO ${nameIn('start-ulo-development')}`, `Programme ${nameIn('open-programme')}, with all its ULOs`]],
      ['joined', [nameIn('rename-organisation')]],
    ];
    for (const [name, words] of said) {
      const kind = name === 'programme' ? 'programme' : name === 'changed' ? 'person' : 'organisation';
      const text = await pagesOf(browser, `${kind}-${id(`${name} stream`)}`);
      expect([name, words.filter((one) => !holds(text, one))]).toEqual([name, []]);
    }
  });

  it('is detected when it is missing', async () => {
    const text = await pagesOf(browser, `ulo-${id('ulo stream')}`);
    for (const nowhere of ['Told 999999x', '£98,765.43', '999983', '30 February 2024']) expect(holds(text, nowhere)).toBe(false);
  });
});

/** Grants for everything are recorded in one stream: each is shown on the page of its person. */
const streamOf = (stream: string, { person }: Readonly<Record<string, Json>>): string => (stream.startsWith('installation-') && typeof person === 'string' ? `person-${person}` : stream);

const homes: Readonly<Record<string, string>> = { ulo: '/ulos/', programme: '/programmes/', person: '/people/', organisation: '/organisations/' };
const plain = (html: string): string => html.slice(html.indexOf('<main')).replace(/<[^>]+>/gu, ' ').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&').replace(/\s+/gu, ' ');
const holds = (text: string, value: string): boolean => (/^[\d.]+$/u.test(value) ? new RegExp(`(?<![\\d.,£])${value.replace('.', '\\.')}(?![\\d])`, 'u').test(text) : text.toLowerCase().includes(value.toLowerCase()));

/** Texts of every page of a thing, without its history, its records, its forms and its files. */
async function pagesOf(browser: TestBrowser, stream: string): Promise<string> {
  const [kind = '', rest = ''] = [stream.slice(0, stream.indexOf('-')), stream.slice(stream.indexOf('-') + 1)];
  const home = `${homes[kind] ?? '/'}${rest}`;
  const [queue, known, texts] = [[home], new Set([home]), [] as string[]];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const { status, text } = await browser.get(path);
    if (status !== 200) continue;
    texts.push(plain(text));
    for (const [, href = ''] of text.matchAll(/<a\b[^>]*?href="([^"#?]*)/gu)) {
      if (!href.startsWith(home) || /\/(history|record|records|compare)(\/|$)|\.\w+$/u.test(href) || known.has(href)) continue;
      known.add(href);
      queue.push(href);
    }
  }
  return texts.join(' ');
}

async function recordAll(record: (step: Step, about?: Given) => Promise<void>, id: (name: string) => string): Promise<void> {
  const all = async (steps: Step[], about: Given): Promise<void> => {
    for (const step of steps) await record(step, about);
  };
  await record(['open-programme', {}, 'programme']);
  const programme = { programme: id('programme stream') };
  await all([
    ['record-area-self-assessment', { uloInArea: false }], ['identify-user-group-gap', { userGroup: 'mental-health' }], ['adopt-rule-set', { carersCount: true }],
    ['set-reminder-rule', { kind: 'report', before: [{ days: 41 }], to: ['manager'], againEveryDays: 43, escalateAfterDays: 47, escalateTo: ['commissioner'] }],
    ['choose-warning-emails'], ['set-quiet-hours', { fromHour: 21, untilHour: 6 }], ['add-non-working-day', { day: '2026-12-29' }],
    ['publish-template', { content: template }, undefined, ['Version 1', 'Small']], ['publish-template', { content: `${template}  - { code: B3, title: Fifth, phase: B, owner: mentor, duration: { least: 1d, usual: 10d, most: 20d }, done: { word: true } }\n` }, undefined, ['Version 2', 'Fifth']],
  ], programme);
  await record(['register-person', { mail: 'told@person.example', onlyProgramme: null, onlyUlo: null }, 'person']);
  await record(['grant-role-for-everything', { person: id('person stream'), role: 'mentor', from: null, to: null }]);
  await record(['start-ulo-development', { ...programme, carersCount: true }, 'ulo']);
  const ulo = { ulo: id('ulo stream') };
  await all([...uloSteps, ...otherUloSteps(), ...endOfUlo], ulo);
  await record(['order-template-move', { ...programme, version: 2, renamed: null }]);
  await record(['close-programme', programme]);
  await record(['add-organisation', {}, 'organisation']);
  await record(['add-organisation', {}, 'merged']);
  const organisation = { organisationId: id('organisation stream') };
  await all([['rename-organisation'], ['change-organisation-kind', { kind: 'mentor-ulo' }], ['match-organisation-name', { name: 'Mentors of before' }, undefined, []], ['unmatch-organisation-name', { name: 'Mentors of before' }], ['match-organisation-name']], organisation);
  await record(['merge-organisation', { organisationId: id('merged stream'), into: id('organisation stream') }, undefined, []]);
  await record(['separate-organisation', { organisationId: id('merged stream') }]);
  await record(['add-organisation', {}, 'joined']);
  await record(['merge-organisation', { organisationId: id('joined stream'), into: id('organisation stream') }, undefined, ['merged']]);
  await people(record, all, id);
}

/** Sign-in methods are kept outside the log: their owner sees them on the account page, and the history shows only adding and removing. */
async function people(record: (step: Step, about?: Given) => Promise<void>, all: (steps: Step[], about: Given) => Promise<void>, id: (name: string) => string): Promise<void> {
  const register = async (name: string): Promise<Given> => {
    // Its details are changed, or erased, later.
    await record(['register-person', { mail: null, onlyProgramme: null, onlyUlo: null }, name, []]);
    return { person: id(`${name} stream`) };
  };
  const [programme, ulo] = [id('programme stream'), id('ulo stream')];
  const granted = { uloScope: null, organisationScope: null };
  const methods = { kind: 'passkey', method: derivedId('passkey') };
  await all([
    ['change-person', { mail: 'changed@person.example', onlyProgramme: null, onlyUlo: ulo }], ['set-reminder-preferences', { mode: 'weekly' }], ['stop-reminders', { subject: derivedId('nothing that is due') }, undefined, ['Something that is not due soon']],
    ['issue-calendar-address', { secretHash: 'a'.repeat(64) }, undefined, ['There is an address in force']],
    ['grant-role', { role: 'auditor', programmeScope: programme, ...granted, from: '2026-11-26', to: '2026-12-31' }], ['grant-role', { role: 'committee', programmeScope: programme, ...granted, from: '2026-12-10', to: '2027-01-08' }, undefined, ['10 December 2026 (not yet)']], ['grant-role-by-claim', { role: 'mentor', programmeScope: programme, ...granted }], ['add-sign-in-method', methods, undefined, []],
  ], await register('changed'));
  const back = await register('back');
  await all([
    ['person-leaves', {}, undefined, []], ['person-returns'], ['stop-reminders', { subject: id('due') }, undefined, []], ['resume-reminders', { subject: id('due') }], ['issue-calendar-address', { secretHash: 'b'.repeat(64) }, undefined, []], ['revoke-calendar-address'],
    ['grant-role', { role: 'auditor', programmeScope: programme, ...granted, from: null, to: null }, 'grant', []], ['revoke-role', (name) => ({ grant: name('grant') })], ['add-sign-in-method', methods, undefined, []], ['remove-sign-in-method', methods],
    ['grant-role-for-everything', { role: 'auditor', from: null, to: null }, 'everywhere', []], ['revoke-role-for-everything', (name) => ({ grant: name('everywhere') })],
  ], back);
  await record(['grant-role-for-everything', { role: 'data-protection-officer', from: '2026-11-26', to: '2026-12-30' }], await register('granted'));
  await record(['person-leaves'], await register('left'));
  await record(['erase-person', {}, undefined, ['Nobody can read their name']], await register('erased'));
}

const uloSteps: Step[] = [
  ['bring-people-together'], ['record-partnership', { localPeople: true, commissionerOrganisation: null, mentorOrganisation: null }], ['adopt-independence-statement'], ['form-steering-group'], ['adopt-aim', { allAges: true }],
  ['apply-rule-set', { carersCount: true, adopted: derivedId('adopted') }], ['name-champion'], ['log-championing'], ['facilitate-access'],
  ['lay-out-plan', { startOn: '2024-02-01', version: 1 }], ['draft-plan', { finishOn: '2027-03-01' }], ['adopt-plan'],
  ['plan-milestone', { kind: 'quality', dueOn: '2026-12-03' }, 'milestone'], ['plan-milestone', { kind: 'service', dueOn: '2026-12-04' }, 'cancelled'], ['plan-milestone', { kind: 'premises', dueOn: '2026-12-02' }, 'due'],
  ['reschedule-milestone', (id) => ({ milestone: id('milestone'), newDueOn: '2026-12-05' })], ['cancel-milestone', (id) => ({ milestone: id('cancelled') })],
  ['achieve-milestone', (id) => ({ milestone: id('milestone') })], ['celebrate', (id) => ({ milestone: id('milestone') })],
  ['plan-launch', { launchOn: '2026-10-06', localPeopleInvited: true, accessChecked: true }], ['postpone-launch', { newLaunchOn: '2026-10-07' }], ['invite-dignitary', { role: 'mayor' }, 'invited'], ['confirm-dignitary', (id) => ({ invitation: id('invited') })], ['acknowledge-warning', { code: 'premises-not-secured-for-the-launch' }], ['hold-launch', { attended: 901, localPeople: 823, dignitaries: 7 }],
  ['set-marketing-budget', { dedicated: true }], ['take-marketing-opportunity'], ['map-organisations'], ['check-duplication', { duplicated: true }], ['agree-relationships'], ['reach-user-groups'], ['agree-carers-route'],
  ['hold-provider-trust-meeting'], ['join-forum'], ['give-representation'], ['record-reach'],
  ['record-lesson'], ['identify-barrier', {}, 'barrier'], ['overcome-barrier', (id) => ({ identified: id('barrier') })], ['link-resource', { where: 'https://told.example/resource', step: 'A1' }], ['note-context'],
  ['agree-mentoring', { startsOn: '2024-03-08', endsOn: '2026-03-09', mentorOrganisation: null }, 'mentoring'], ['extend-mentoring', (id) => ({ agreement: id('mentoring'), endsOn: '2026-12-10' })], ['log-mentoring-session', { hours: 3.75 }],
  ['agree-mentor-action', { dueOn: '2026-12-11' }, 'agreed'], ['close-mentor-action', (id) => ({ agreed: id('agreed') })], ['end-mentoring', (id) => ({ agreement: id('mentoring'), asAgreed: false })],
  ['adopt-constitution'], ['amend-constitution'], ['choose-legal-form'], ['register-organisation'], ['elect-committee', { users: 51, carers: 52, others: 53, unknown: 54 }], ['declare-committee-composition', { users: 161, carers: 12, others: 13, unknown: 14 }],
  ['adopt-policies', { reviewOn: '2026-12-12' }], ['review-policy', { policy: 'equality-and-diversity', reviewOn: '2027-12-13' }], ['take-out-insurance', { endsOn: '2026-12-14' }, 'insurance'], ['renew-insurance', (id) => ({ insurance: id('insurance'), endsOn: '2027-12-15' })], ['open-bank-account'],
  ['join-partnership', { partnerOrganisation: null }, 'partner'], ['leave-partnership', (id) => ({ partner: id('partner') })],
  ['draft-bid', { funderOrganisation: null, closesOn: '2026-12-31' }, 'draft'], ['add-bid-line', (id) => ({ draft: id('draft') })], ['draft-bid', { funderOrganisation: null, closesOn: '2027-01-01' }, 'dropped'], ['give-up-bid-draft', (id) => ({ draft: id('dropped') })],
  ['submit-bid', { funderOrganisation: null, lines: [{ category: 'salaries', amountPence: 7_771_100 }], amountPence: 7_771_100 }, 'awarded'], ['record-bid-award', (id) => ({ bid: id('awarded') })],
  ['submit-bid', { funderOrganisation: null, lines: [{ category: 'training', amountPence: 7_772_200 }], amountPence: 7_772_200 }, 'rejected'], ['record-bid-rejection', (id) => ({ bid: id('rejected') })],
  ['submit-bid', { funderOrganisation: null, lines: [{ category: 'marketing', amountPence: 7_773_300 }], amountPence: 7_773_300 }, 'withdrawn'], ['withdraw-bid', (id) => ({ bid: id('withdrawn') })],
  ['sign-agreement', { funderOrganisation: null, startsOn: '2024-05-16', endsOn: '2026-12-17', coreSharePercent: 73 }, 'agreement'], ['give-change-notice', (id) => ({ agreement: id('agreement'), effectiveOn: '2026-12-18', consultedFrom: '2024-05-19' })], ['record-payment', (id) => ({ agreement: id('agreement') })],
  ['require-report', (id) => ({ agreement: id('agreement'), dueOn: '2026-12-20' }), 'report'], ['submit-report', (id) => ({ report: id('report') })],
  ['appoint-worker', { fullTimeEquivalent: 0.85, dedicated: true }, 'worker'], ['change-worker-post', (id) => ({ worker: id('worker'), fullTimeEquivalent: 0.65, dedicated: true })], ['record-supervision', (id) => ({ worker: id('worker') })], ['record-training', { hours: 5.25 }], ['record-volunteer-hours', { hours: 17.5 }], ['raise-support-need'], ['record-worker-left', (id) => ({ worker: id('worker') })],
  ['open-premises-search'], ['record-premises-offer', {}, 'offer'], ['record-access-audit', (id) => ({ premises: id('offer'), stepFree: true, accessible: true })], ['secure-premises', (id) => ({ offer: id('offer'), startsOn: '2024-07-21', endsOn: '2026-12-22', accessible: true, councilBranded: false }), 'premises'],
  ['renew-premises', (id) => ({ premises: id('premises'), endsOn: '2027-12-23' })], ['vacate-premises', (id) => ({ premises: id('premises') })], ['record-premises-offer', {}, 'declined'], ['decline-premises', (id) => ({ offer: id('declined') })],
  ['choose-quality-system'], ['complete-quality-self-assessment'], ['record-quality-award', { endsOn: '2027-01-24' }],
  ['prepare-service'], ['open-service'], ['record-outcome', (id) => ({ agreement: id('agreement'), service: 'information-and-advice' })], ['close-service'],
  ['record-criteria-assessment', { met: 9, partly: 6, notMet: 4, notApplicable: 2, judged: null }],
  ['start-step', { step: 'A1' }], ['complete-step', { step: 'A1' }], ['record-progress', { kind: 'gate-passed', phase: 'A', title: 'Alpha' }, undefined, ['The gate of “Alpha” is passed']], ['attach-evidence', { step: 'A1', kind: 'recording', keptAt: 'https://told.example/kept', transcriptAt: 'https://told.example/transcript', sha256: 'ab'.repeat(32) }, 'evidence'], ['withdraw-evidence', (id) => ({ evidence: id('evidence') })], ['reopen-step', { step: 'A1' }],
  ['reschedule-step', { step: 'A2', pin: 'finish-on', day: '2027-01-25' }], ['request-waiver', { step: 'A2', need: null }, 'request'], ['waive', (id) => ({ request: id('request') })],
  ['add-step', { code: 'X1', phase: 'B', owner: 'mentor', needs: [{ step: 'A1', lagDays: 29 }], evidence: false }], ['drop-step', { step: 'B2' }], ['name-step-owner', (id) => ({ occurredOn: '2026-11-26', step: 'B1', person: id('person stream') })],
  ['move-plan', { version: 2, from: 1, renamed: null }],
  ['raise-action', { kind: 'review-policy', dueOn: '2026-12-26', owner: 'owner' }, 'action'], ['close-action', (id) => ({ action: id('action'), outcome: 'not-needed' })],
  ['hold-meeting', {}, 'meeting'], ['propose-agenda-item', (id) => ({ meeting: id('meeting') }), 'item'], ['adopt-agenda-item', (id) => ({ item: id('item') })], ['take-decision', { commissionerPresent: true }], ['give-commissioner-advice'],
  ['plan-tender', { beganOn: '2024-08-27' }, 'tender'], ['co-produce-specification', (id) => ({ tender: id('tender') })], ['consider-reservation', (id) => ({ tender: id('tender') })], ['test-reservation', (id) => ({ tender: id('tender'), purposeMet: true, counted: 35, workforce: 100 })], ['confirm-reservation', (id) => ({ tender: id('tender') })],
  ['publish-tender', (id) => ({ tender: id('tender'), closesOn: '2024-12-28', weights: [{ criterion: 'price', weight: 39 }, { criterion: 'quality', weight: 61 }] })], ['offer-price-match', (id) => ({ tender: id('tender'), matched: true })], ['award-contract', (id) => ({ tender: id('tender'), occurredOn: '2025-01-05', supportedBusiness: true, startsOn: '2026-12-29', endsOn: '2028-12-30' })],
  ['plan-tender', { beganOn: '2024-08-28' }, 'given up'], ['give-up-tender', (id) => ({ tender: id('given up') })], ['assess-stage'],
];
/** These steps come last: few commands are accepted after them. */
const endOfUlo: Step[] = [
  ['end-agreement', (id) => ({ agreement: id('agreement'), asAgreed: false })],
  ['pause-development'], ['resume-development'], ['return-to-phase', { phase: 'A' }], ['end-phase-return'], ['declare-establishment'], ['step-back'], ['end-development', { occurredOn: '2026-11-20' }],
];

/** Commands that no step above names, with generated values. A command that refers to another fact needs a step. */
function otherUloSteps(): Step[] {
  const named = new Set([...uloSteps, ...endOfUlo].map(([command]) => command));
  return commands.map((type) => commandSpec(type)).flatMap(({ name, stream, creates }): Step[] => (stream === 'ulo' && creates !== true && !named.has(name) ? [[name]] : []));
}
