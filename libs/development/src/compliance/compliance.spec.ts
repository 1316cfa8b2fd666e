import { specFor } from '#spec';
import { ulo } from '../ulo.js';
import { AcknowledgeWarning, acknowledgementOf } from './index.js';

const { given } = specFor(ulo);
const code = 'no-mentoring-for-six-weeks';
const mentored = given(['2009-03-01', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2009-03-01', endsOn: '2011-08-31' }]);

describe('Acknowledging a warning', () => {
  it('records the answer while the warning is open', () => {
    mentored.when(AcknowledgeWarning, '2009-04-13', { code, answer: 'A session is arranged.' }).thenRecords('WarningAcknowledged');
  });

  it('is refused when the warning is not open on the day', () => {
    mentored.when(AcknowledgeWarning, '2009-04-12', { code, answer: 'Too early.' }).thenRefused('warning-not-open');
  });

  it('belongs to the interval in which it was answered', () => {
    const { compliance } = given(['2009-05-01', 'WarningAcknowledged', { code, answer: 'A session is arranged.' }]).state();
    const answered = (opens: string, clears: string | null, day: string) => acknowledgementOf(compliance, { code, opens, clears }, day)?.answer;
    expect(answered('2009-04-13', null, '2009-05-01')).toBe('A session is arranged.');
    expect(answered('2009-04-13', null, '2009-04-30')).toBeUndefined();
    expect(answered('2009-04-13', '2009-05-01', '2009-06-01')).toBeUndefined();
    expect(answered('2009-05-02', null, '2009-06-01')).toBeUndefined();
  });
});
