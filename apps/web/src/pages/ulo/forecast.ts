import type { LikelyView, UloView } from '#dashboards';
import { likelyInWords, plural, type LikelyRange } from '#ui';
import type { Block, Fact } from '../blocks.js';

const LIVE_NOTE = ' This forecast is worked out now. Lists hold the one of last night, which does not know what was recorded since.';

/** The likely days of the launch and the end, the most frequent cause of delay, and the likely length. */
export function forecastBlocks({ forecast, moment }: UloView): Block[] {
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
      text: `The days come from 2,000 runs of what is left. ${basis === 'programme' ? 'Steps take as long as they took in this programme, where enough is known, and otherwise as long as the template says.' : 'Steps take as long as the template says.'}${moment.asAt === null && moment.knownAt === null ? LIVE_NOTE : ''}`,
    },
  ];
}

/** The forecast in the chart of the steps. */
export const likelyRanges = ({ forecast }: UloView): LikelyRange[] =>
  forecast ? [...(forecast.launch ? [{ label: `${forecast.launch.code} ${forecast.launch.title}`, ...forecast.launch }] : []), { label: 'The whole plan', ...forecast.end }].map(({ label, from, half, to }) => ({ label, from, half, to })) : [];

const decidedBy = ({ deciding }: LikelyView): Fact[] =>
  deciding.length === 0 ? [] : [{ key: 'Decided most often by', value: deciding.map(({ code, title, share }) => `${code} ${title} (${Math.round(share * 100)} of 100 runs)`).join(', ') }];

/** The comparison of the length with a realistic one. */
function lengthInWords({ months: { from, to } }: LikelyView): string {
  const length = from === to ? plural(to, 'month') : `${from} to ${plural(to, 'month')}`;
  const compared = to < 24 ? 'that is shorter than is realistic' : from > 36 ? 'that is longer' : from >= 24 && to <= 36 ? 'that is within it' : 'part of that lies outside it';
  return `${length} from the start. Realistic is 24 to 36 months: ${compared}`;
}
