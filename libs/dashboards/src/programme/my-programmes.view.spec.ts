import { aim, datedSample as ulo } from '../spec/dated-sample.js';
import { myProgrammes } from './my-programmes.view.js';
import { uloOnDay } from './ulo-on-day.js';

const day = '2026-11-26';
const active = ['2026-01-05', '2026-11-10'];
const moved = aim('2026-12-24', { agreed: [['2026-01-05', '2026-11-01'], ['2026-11-22', '2026-12-24']], moves: [{ on: '2026-11-22', from: '2026-11-01', to: '2026-12-24', reason: 'other', note: null, by: 'mentor' }] });
const onCourse = ulo({ id: 'a', name: 'On course', active });
const late = ulo({ id: 'b', name: 'Late', active, aims: [aim('2026-11-20')] });
const movedLate = ulo({ id: 'c', name: 'Moved', active, aims: [moved] });
const silent = ulo({ id: 'd', name: 'Silent', active: ['2026-01-05'] });
const ending = ulo({ id: 'e', name: 'Ending', active, endings: [{ what: 'Mentoring', days: [['2026-01-05', '2026-12-31']] }] });
const ended = ulo({ id: 'f', name: 'Ended', active, aims: [aim('2026-06-01')], ended: { on: '2026-10-01', outcome: { code: 'merged', label: 'Merged' } } });

describe('my programmes', () => {
  const mine = (query = {}) => myProgrammes([onCourse, late, movedLate, silent, ending, ended], new Map(), day, query);

  it('sorts the ULOs that need help most first, with reasons', () => {
    expect(mine().ulos.map(({ name, attention: { colour, reasons } }) => [name, colour, reasons[0]])).toEqual([
      ['Silent', 'red', 'Nothing recorded for 325 days'], ['Late', 'amber', 'Launch is 6 days late'], ['Moved', 'amber', 'A date was moved when already late'],
      ['Ending', 'green', 'Nothing is late'], ['On course', 'green', 'Nothing is late'], ['Ended', 'none', 'The development has ended'],
    ]);
  });

  it('counts ULOs in tiles, with the change since the week before', () => {
    expect(mine().tiles.map(({ code, ulos, change }) => [code, ulos, change])).toEqual([
      // A week ago "Moved" was late, and "Late" was not yet.
      ['need-you', 1, 0], ['late', 1, 0], ['moved-late', 1, 1], ['silent', 1, 0], ['ending', 1, 0],
    ]);
  });

  it('filters by tile, colour and name, and keeps the figures of all ULOs', () => {
    expect([mine({ tile: 'ending' }), mine({ colour: 'red' }), mine({ q: 'MOV' })].map(({ ulos }) => ulos.map(({ name }) => name))).toEqual([['Ending'], ['Silent'], ['Moved']]);
    expect(myProgrammes([ulo({ id: 'g', name: 'St Mary’s Zoë Centre', active })], new Map(), day, { q: "mary's zoe" }).ulos).toHaveLength(1);
    expect(mine({ q: 'nothing' })).toMatchObject({ ulos: [], total: 6, tiles: mine().tiles });
  });
});

describe('a ULO on a day', () => {
  it('is late by the day that was agreed at that time', () => {
    expect(['2026-11-01', '2026-11-02', '2026-11-21', '2026-11-22'].map((on) => uloOnDay(movedLate, on).late.map(({ days }) => days))).toEqual([[], [1], [20], []]);
  });

  it('is not late because of a step that cannot begin yet', () => {
    expect(uloOnDay(ulo({ aims: [aim('2026-11-01', { kind: 'step', readyOn: null })] }), day).late).toEqual([]);
  });

  it('is in the first phase whose gate is not passed, or in the phase to which it returned', () => {
    const returned = ulo({ returns: [{ on: '2026-05-01', phase: { code: 'begin', label: 'Begin' }, endedOn: '2026-06-01' }] });
    expect(['2026-02-28', '2026-03-01', '2026-05-01', '2026-06-01'].map((on) => uloOnDay(returned, on).phase.label)).toEqual(['Begin', 'Build', 'Begin', 'Build']);
  });

  it('lists what ends within 90 days, unless it is renewed', () => {
    expect(uloOnDay(ending, '2026-10-02').ending).toEqual([{ what: 'Mentoring', on: '2026-12-31' }]);
    expect(uloOnDay(ending, '2026-10-01').ending).toEqual([]);
    const extended = ulo({ endings: [{ what: 'Mentoring', days: [['2026-01-05', '2026-12-31'], ['2026-11-01', '2027-12-31']] }] });
    expect(uloOnDay(extended, day).ending).toEqual([]);
  });
});
