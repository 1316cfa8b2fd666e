import { correctionOf, eventId, specForManager, type Logged } from '#spec';
import { mentoringEnds } from './mentoring-ends.js';
import { whatExpires } from './what-expires.js';

const to = 'ulo-1';
const started: Logged = ['2026-01-05', to, 'UloDevelopmentStarted', { programme: 'P', name: 'ULO', area: 'Town', commissioner: 'Council' }];
const agreed: Logged = ['2026-01-10', to, 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2026-01-12', endsOn: '2026-12-31' }];
const mentored: Logged = ['2026-06-01', to, 'MentoringEnded', { asAgreed: false, agreement: eventId(2) }];
const asked: Logged = ['2026-06-01', to, 'ActionRaised', { kind: 'agree-next-mentor', owner: 'manager', dueOn: '2026-06-29', subject: eventId(2) }];
const insured: Logged = ['2026-01-10', to, 'InsuranceTakenOut', { kind: 'public-liability', endsOn: '2026-12-31' }];
const renewal: Logged = ['2026-12-03', to, 'ActionRaised', { kind: 'renew-insurance', owner: 'owner', dueOn: '2026-12-31', subject: eventId(2) }];
const closed: Logged = ['2026-07-01', 'programme-p', 'ProgrammeClosed'];
const ended: Logged = ['2026-07-01', to, 'DevelopmentEnded', { outcome: 'merged' }];
const notNeeded = (occurredOn: string, n: number) => ({ to, name: 'close-action', body: { occurredOn, action: eventId(n), outcome: 'not-needed' } });

describe('actions of a closed programme', () => {
  const { given } = specForManager(whatExpires);
  it('are closed, and no new ones are raised', () => {
    given(started, insured, renewal).when(closed).thenIssues(notNeeded('2026-07-01', 3));
    given(started, insured, closed).onDay('2026-12-31').thenNothing();
    specForManager(mentoringEnds).given(started, agreed, closed).when(mentored).thenNothing();
  });
  it('are raised again after the closing is withdrawn', () => {
    const withdrawn = correctionOf(3, closed, '2026-07-01', null);
    given(started, insured, closed, withdrawn).onDay('2026-12-10').thenIssues(expect.objectContaining({ name: 'raise-action' }) as never);
  });
  it('are not affected in ULOs of another programme', () => {
    const elsewhere: Logged = [started[0], to, started[2], { programme: 'q' }];
    given(elsewhere, insured, renewal).when(closed).thenNothing();
    given(started, insured, renewal, correctionOf(1, started, '2026-01-05', { programme: 'q' })).when(closed).thenNothing();
  });
});

describe('actions of a development that ended', () => {
  it('are closed when they belong to the development, and no new ones are raised', () => {
    const { given } = specForManager(mentoringEnds);
    given(started, agreed, mentored, asked).when(ended).thenIssues(notNeeded('2026-07-01', 4));
    given(started, agreed, ended).when(mentored).thenNothing();
    given(started, agreed, ended).onDay('2027-01-04').thenNothing();
  });
  it('stay open when they are about the organisation', () => {
    const { given } = specForManager(whatExpires);
    given(started, insured, renewal).when(ended).thenNothing();
    given(started, insured, ended).onDay('2026-12-31').thenNothing();
  });
});
