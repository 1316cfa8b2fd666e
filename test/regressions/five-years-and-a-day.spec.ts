import { ulo, uloWarnings } from '#development';
import { openOn, warningsOf } from '#history';
import { specFor } from '#spec';

const { given } = specFor(ulo);
const signed = (startsOn: string, endsOn: string): string[] => {
  const terms = { instrument: 'core-grant', amountPence: 100, startsOn, endsOn, coreSharePercent: 0 };
  const state = given(['2020-06-03', 'AgreementSigned', terms]).state();
  return openOn(warningsOf(uloWarnings, state), '2020-06-03').map(({ why }) => why);
};

/** Regression: lengths were compared in completed months, so five years and a day counted as 60 months. */
it('treats an agreement of five years and a day as longer than five years', () => {
  expect(signed('2020-06-03', '2025-06-02')).toEqual([]);
  expect(signed('2020-06-03', '2025-06-03')).toEqual(['60 months and 1 day: Core grant of £1, 2020-06-03 to 2025-06-03.']);
  expect(signed('2020-06-03', '2023-06-02')).toEqual([]);
  expect(signed('2020-06-03', '2023-06-01')).toEqual(['35 months and 30 days: Core grant of £1, 2020-06-03 to 2023-06-01.']);
});
