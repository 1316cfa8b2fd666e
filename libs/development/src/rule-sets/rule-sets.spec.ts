import fc from 'fast-check';
import { addDays } from '#kernel';
import { jurisdictions, ruleSets } from '../programme/codes.js';
import {
  allRuleSets, fewestOf, figureInWords, guidanceFigures, judgeCommittee, judgeReservation, meets, parametersInWords, ruleSetByCode, ruleSetInForce, ruleSetsOf,
} from './index.js';

const codeOn = (topic: 'reservation' | 'threshold', day: string, options = {}) => ruleSetInForce(topic, day, options)?.code;

describe('the rule sets', () => {
  it('have unique codes, a source and their requirements in words', () => {
    expect(new Set(allRuleSets.map(({ code }) => code)).size).toBe(allRuleSets.length);
    for (const one of allRuleSets) {
      expect(one.source).not.toBe('');
      expect(parametersInWords(one)).not.toMatch(/undefined|NaN|^$/u);
      expect(one.jurisdiction.every((nation) => nation in jurisdictions)).toBe(true);
    }
  });
  it('end on the day before the one that supersedes them begins', () => {
    for (const { inForceTo, supersededBy } of allRuleSets) {
      const next = allRuleSets.find(({ code }) => code === supersededBy);
      if (supersededBy !== null) expect(next?.inForceFrom).toBe(addDays(inForceTo ?? '', 1));
    }
  });
  it('for committees include those that a programme can adopt', () => {
    expect(ruleSetsOf('committee').map(({ code }) => code).sort()).toEqual(Object.keys(ruleSets).sort());
  });
});

describe('the rule set in force', () => {
  it.each([
    ['2006-01-30', undefined], ['2006-01-31', 'pcr-2006-reg-7'], ['2015-02-25', 'pcr-2006-reg-7'], ['2015-02-26', 'pcr-2015-reg-20'],
    ['2025-02-23', 'pcr-2015-reg-20'], ['2025-02-24', 'pa-2023-s-32'],
  ])('for reserved contracts on %s is %s', (day, code) => expect(codeOn('reservation', day)).toBe(code));
  it.each([
    ['2010-05-01', 156_442, 'net'], ['2009-12-31', 139_893, 'net'], ['2022-01-01', 213_477, 'incl'], ['2025-12-31', 214_904, 'incl'], ['2026-06-01', 207_720, 'incl'],
  ])('for services on %s has a threshold of £%d, %s of VAT', (day, pounds, vat) => {
    expect(ruleSetInForce('threshold', day)?.parameters).toMatchObject({ servicesPence: pounds * 100, vat });
  });
  it('is the one known on the day: the Procurement Act was first announced for October 2024', () => {
    expect(codeOn('reservation', '2024-11-01', { knownAt: '2024-06-01' })).toBe('pa-2023-s-32');
    expect(codeOn('reservation', '2024-11-01', { knownAt: '2024-10-01' })).toBe('pcr-2015-reg-20');
    expect(codeOn('reservation', '2024-11-01')).toBe('pcr-2015-reg-20');
  });
  it('is different in Scotland', () => {
    expect(codeOn('reservation', '2020-01-01', { jurisdiction: 'scotland' })).toBe('scotland-sppn-4-2017');
  });
});

describe('a judgement', () => {
  it.each([
    ['scie-minimum', 4, 8, false], ['scie-minimum', 5, 8, true], ['dh-2007', 5, 8, false], ['dh-2007', 6, 8, true], ['odi-dpulo', 6, 8, true],
    ['dpo-covid-2020', 51, 100, true], ['dpo-covid-2020', 50, 99, false], ['lloyds-ddpo-2024', 1, 2, false], ['dh-2007', 0, 0, null],
  ])('of a committee by %s: %d of %d', (code, counted, of, met) => {
    expect(judgeCommittee(ruleSetByCode('committee', code), { counted, of })).toEqual({ ruleSet: code, version: 1, inputs: { counted, of }, met });
  });
  it.each([
    ['pcr-2006-reg-7', true, 5, 10, false], ['pcr-2006-reg-7', true, 6, 10, true], ['pcr-2006-reg-7', false, 10, 10, false],
    ['pcr-2015-reg-20', true, 3, 10, true], ['pcr-2015-reg-20', true, 2, 10, false], ['pcr-2015-reg-20', false, 10, 10, false], ['pa-2023-s-32', true, 3, 10, true],
  ])('of a reservation by %s needs both parts: purpose %s, %d of %d', (code, purposeMet, counted, of, met) => {
    expect(judgeReservation(ruleSetByCode('reservation', code), { purposeMet, counted, of }).met).toBe(met);
  });
  it('can be repeated under another rule set, from its recorded inputs', () => {
    const { inputs, met } = judgeReservation(ruleSetByCode('reservation', 'pcr-2006-reg-7'), { purposeMet: true, counted: 4, of: 10 });
    expect(met).toBe(false);
    expect(judgeReservation(ruleSetByCode('reservation', 'pcr-2015-reg-20'), inputs).met).toBe(true);
  });
  it('agrees with the smallest count needed, in whole numbers', () => {
    const anyFraction = fc.record({ num: fc.integer({ min: 1, max: 99 }), den: fc.constant(100), cmp: fc.constantFrom('>=' as const, '>' as const) });
    fc.assert(fc.property(anyFraction, fc.integer({ min: 1, max: 500 }), (fraction, of) => {
      const fewest = fewestOf(fraction, of);
      return meets(fraction, fewest, of) && !meets(fraction, fewest - 1, of);
    }));
  });
});

describe('a figure from the guidance', () => {
  it('is shown with the law: the £144k of May 2010 had been £156,442 since January', () => {
    const [threshold, workforce] = guidanceFigures('2026-11-26');
    expect(threshold).toMatchObject({ said: 'under £144k', differedThen: true, differsNow: true });
    expect(figureInWords(threshold?.lawThen)).toBe('£156,442 without VAT');
    expect(figureInWords(threshold?.lawNow)).toBe('£207,720 with VAT');
    expect(workforce).toMatchObject({ differedThen: false, differsNow: true });
  });
});
