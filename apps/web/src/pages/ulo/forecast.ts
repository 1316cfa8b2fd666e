import type { LikelyView, UloView } from '#dashboards';
import { date, plural } from '#ui';
import type { Block, Fact } from '../blocks.js';

/** When the launch and the end are likely, what decides it most often, and how long that is. */
export function forecastBlocks({ forecast }: UloView): Block[] {
  if (!forecast) return [];
  const { launch, end, basis } = forecast;
  return [
    {
      kind: 'facts', title: 'Forecast',
      rows: [
        ...(launch ? [{ key: `${launch.code} ${launch.title}`, value: likelyInWords(launch) }, ...decidedBy(launch)] : []),
        { key: 'The whole plan', value: likelyInWords(end) },
        ...decidedBy(end),
        { key: 'Length', value: lengthInWords(end) },
      ],
    },
    {
      kind: 'text',
      text: `The days come from 2,000 runs of what is left. ${basis === 'programme' ? 'Steps take as long as they took in this programme, where enough is known, and otherwise as long as the template says.' : 'Steps take as long as the template says.'}`,
    },
  ];
}

/** “Likely between 4 March and 20 September 2028; half of the runs end by 12 June”. */
export function likelyInWords({ from, half, to }: Pick<LikelyView, 'from' | 'half' | 'to'>): string {
  if (from === to) return `Almost certainly on ${date(to)}`;
  const short = (day: string): string => (day.slice(0, 4) === to.slice(0, 4) ? date(day).replace(/ \d{4}$/u, '') : date(day));
  return `Likely between ${short(from)} and ${date(to)}; half of the runs end by ${short(half)}`;
}

const decidedBy = ({ deciding }: LikelyView): Fact[] =>
  deciding.length === 0 ? [] : [{ key: 'Decided most often by', value: deciding.map(({ code, title, share }) => `${code} ${title} (${Math.round(share * 100)} of 100 runs)`).join(', ') }];

/** How the length compares with what is realistic. */
function lengthInWords({ months: { from, to } }: LikelyView): string {
  const length = from === to ? plural(to, 'month') : `${from} to ${plural(to, 'month')}`;
  const compared = to < 24 ? 'that is shorter than is realistic' : from > 36 ? 'that is longer' : from >= 24 && to <= 36 ? 'that is within it' : 'part of that lies outside it';
  return `${length} from the start. Realistic is 24 to 36 months: ${compared}`;
}
