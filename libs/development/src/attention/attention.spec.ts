import { attentionOf, type AttentionFigures } from './index.js';

const onCourse: AttentionFigures = { ended: false, paused: false, late: [], movedWhenLate: 0, serious: [], pressing: [], silentDays: 3, finishLaterDays: 0, hasPlan: true };
const of = (figures: Partial<AttentionFigures>) => attentionOf({ ...onCourse, ...figures });

describe('the attention that a ULO needs', () => {
  it('is green for a ULO without problems', () => {
    expect(of({})).toMatchObject({ colour: 'green', reasons: ['Nothing is late'] });
  });

  it.each<[string, Partial<AttentionFigures>, string, string]>([
    ['late for up to 30 days', { late: [{ name: 'Launch', days: 30 }] }, 'amber', 'Launch is 30 days late'],
    ['late for longer', { late: [{ name: 'Bid', days: 2 }, { name: 'Launch', days: 31 }] }, 'red', 'Launch is 31 days late, and 1 more'],
    ['a serious warning', { serious: [{ title: 'Insurance ended', answered: false }] }, 'red', 'Insurance ended'],
    ['a serious warning that was answered', { serious: [{ title: 'Insurance ended', answered: true }] }, 'amber', 'Insurance ended (answered)'],
    ['a pressing warning', { pressing: [{ title: 'Insurance ended', answered: false }] }, 'amber', 'Insurance ended'],
    ['silent for 60 days', { silentDays: 60 }, 'amber', 'Nothing recorded for 60 days'],
    ['silent for 90 days', { silentDays: 90 }, 'red', 'Nothing recorded for 90 days'],
    ['a date moved when it had passed', { movedWhenLate: 1 }, 'amber', 'A date was moved when already late'],
    ['a finish later than agreed', { finishLaterDays: 61 }, 'amber', 'Finishes 61 days later than agreed'],
    ['no plan', { hasPlan: false }, 'amber', 'There is no plan'],
  ])('has a colour and a reason: %s', (_, figures, colour, reason) => {
    expect(of(figures)).toMatchObject({ colour, reasons: [reason] });
  });

  it('is none during a pause and after the end of the development', () => {
    expect([of({ paused: true, silentDays: 200 }).colour, of({ ended: true, silentDays: 200 }).colour]).toEqual(['none', 'none']);
  });

  it('ranks red before amber, and more reasons before fewer', () => {
    const weights = [{ serious: [{ title: 'A', answered: false }], silentDays: 95 }, { silentDays: 95 }, { silentDays: 65, movedWhenLate: 2 }, { silentDays: 65 }, {}, { paused: true }].map((figures) => of(figures).weight);
    expect([...weights].sort((a, b) => b - a)).toEqual(weights);
  });
});
