import type { MentorHomeView } from '#dashboards';
import { date, plural } from '#ui';
import { heads, type Block, type Cell } from '../blocks.js';
import { dateOr } from '../words.js';

/** Number of ULOs on the page. The list of all ULOs has the others. */
const MAX_ULOS = 30;

/** The home page of mentors: their ULOs with a link to log a session, and the open actions. */
export const mentorHome = ({ ulos, actions, hoursIn90Days, on }: MentorHomeView): Block[] => [
  {
    kind: 'table',
    table: {
      caption: 'The ULOs that you support', captionHidden: true, head: heads('ULO', 'Log', 'Last session', 'Open actions', 'Hours in 90 days'), numeric: [3, 4],
      rows: ulos.slice(0, MAX_ULOS).map(({ id, name, ...ulo }): Cell[] => [
        { text: name, href: `/ulos/${id}` },
        { text: 'Log a session', button: true, about: name, href: `/ulos/${id}/sessions/new` },
        lastSession(ulo),
        ulo.overdueActions > 0 ? { text: `${ulo.overdueActions} of ${ulo.openActions} overdue`, colour: 'red' } : String(ulo.openActions),
        String(ulo.hoursIn90Days),
      ]),
      empty: 'There is no ULO that you support.',
    },
  },
  ...(ulos.length > MAX_ULOS ? [{ kind: 'links', links: [{ text: `All ${ulos.length} ULOs`, href: '/record' }] } satisfies Block] : []),
  {
    kind: 'table',
    table: {
      caption: 'Open actions', head: heads('Action', 'ULO', 'Agreed', 'Due', 'Done?'),
      rows: actions.slice(0, MAX_ULOS).map(({ id, action, ulo, agreedOn, dueOn, overdue }): Cell[] => [
        action, { text: ulo.name, href: `/ulos/${ulo.id}/mentoring` }, date(agreedOn),
        overdue ? { text: `${date(dueOn)}, overdue`, colour: 'red' } : dateOr(dueOn, 'No day'),
        { text: 'Tick off', action: { href: `/ulos/${ulo.id}/sessions/actions`, about: action, fields: { agreed: id, day: on } } },
      ]),
      empty: 'There is no open action.',
    },
  },
  { kind: 'heading', text: 'Your support' },
  { kind: 'text', text: `${plural(hoursIn90Days, 'hour')} of mentoring in the last 90 days.` },
  { kind: 'links', links: [{ text: 'Hours by quarter and ULO', href: '/mentoring' }] },
];

function lastSession({ lastSessionOn: last, daysSinceLastSession: days }: Pick<MentorHomeView['ulos'][number], 'lastSessionOn' | 'daysSinceLastSession'>): Cell {
  if (last === null || days === null) return { text: 'None yet', colour: 'orange' };
  const words = days === 0 ? 'Today' : days === 1 ? 'Yesterday' : `${plural(days, 'day')} ago, ${date(last)}`;
  return days > 42 ? { text: words, colour: 'orange' } : words;
}
