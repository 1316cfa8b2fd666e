import type { UloView } from '#dashboards';
import { barChart, date, number, plural } from '#ui';
import { heads, type Block } from '../blocks.js';
import { asAgreed, dash, dateOr, period, renewed } from '../words.js';
import { agoInWords } from './overview.js';
import type { TabContext } from './tab.js';

/** The support of the mentor: sessions, hours, gaps, actions. */
export const mentoring = ({ mentoring: m }: UloView, context: TabContext): Block[] => [
  sums(m),
  {
    kind: 'facts',
    title: 'Agreements',
    rows: m.agreements.map((a) => ({ key: a.mentor, value: `${period(a.startsOn, a.endsOn)} (${plural(a.months, 'month')})${renewed(a.extensions, 'extended')}${a.endedOn ? `, ended ${date(a.endedOn)}${asAgreed(a.endedAsAgreed)}` : ''}` })),
    empty: 'No mentoring has been agreed yet.',
  },
  sessions(m, context),
  actions(m),
  {
    kind: 'chart',
    chart: barChart({
      id: 'hours-by-year', title: 'Hours by year', columns: ['Year', 'Hours'], format: (n) => plural(n, 'hour'),
      bars: m.years.map((y) => ({ label: String(y.year), value: y.hours })),
    }),
  },
];

const sums = (m: UloView['mentoring']): Block => ({
  kind: 'stats',
  items: [
    { label: 'Hours in all', value: plural(m.hours, 'hour'), note: plural(m.sessions.length, 'session') },
    { label: 'Last 90 days', value: plural(m.hoursIn90Days, 'hour') },
    { label: 'Last session', value: m.lastSessionOn === null ? 'None yet' : date(m.lastSessionOn), ...(m.daysSinceLastSession === null ? {} : { note: agoInWords(m.daysSinceLastSession) }) },
    { label: 'Longest gap', value: m.longestGap ? plural(m.longestGap.days, 'day') : dash, ...(m.longestGap ? { note: period(m.longestGap.from, m.longestGap.to) } : {}) },
    { label: 'Open actions', value: String(m.openActions) },
  ],
});

const sessions = (m: UloView['mentoring'], context: TabContext): Block => ({
  kind: 'table',
  table: {
    caption: 'Sessions, newest first',
    head: heads('Day', 'Hours', 'Topics', 'How', 'Days since the one before', 'Note'),
    rows: m.sessions.toReversed().map((s) => [
      date(s.on), number(s.hours), s.topics.map((t) => t.label).join(', '), s.mode?.label ?? dash,
      s.daysSincePrevious === null ? dash : number(s.daysSincePrevious), s.note ? { text: s.note, lines: true } : dash,
    ]),
    numeric: [1, 4],
    empty: 'No session has been logged yet.',
    csv: context.csv('mentoring'),
  },
});

const actions = (m: UloView['mentoring']): Block => ({
  kind: 'table',
  table: {
    caption: 'Actions',
    head: heads('Action', 'Agreed', 'Due', 'Status'),
    rows: m.actions.map((a) => [a.action, date(a.agreedOn), dateOr(a.dueOn), a.closedOn ? `Closed ${date(a.closedOn)}` : a.overdue ? 'Overdue' : 'Open']),
    empty: 'No action has been agreed yet.',
  },
});
