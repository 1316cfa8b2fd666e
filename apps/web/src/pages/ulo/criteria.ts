import type { UloView } from '#dashboards';
import { criterionNumbers, RecordCriteriaAssessment } from '#development';
import { date, plural } from '#ui';
import { heads, type Block } from '../blocks.js';
import { dash } from '../words.js';
import { formQuery } from './form-query.js';
import type { TabContext } from './tab.js';

type Criteria = UloView['criteria'];
type Criterion = Criteria['criteria'][number];

/** The 21 design criteria: every assessment in counts, the latest one in detail, and the changes since the one before. */
export function criteria({ criteria: c }: UloView, context: TabContext): Block[] {
  const form = context.form('record-criteria-assessment', formQuery(RecordCriteriaAssessment, { judged: rowsToBeginWith(c) }));
  return [
    { kind: 'text', text: 'The criteria are a gold standard that most ULOs do not fulfil whole. An assessment does not stop you from recording anything. The wording is our own, and not that of the Department of Health.' },
    { kind: 'buttons', links: form === null ? [] : [{ text: c.latest ? 'Assess again, from the last judgements' : 'Judge the criteria one by one', href: form }] },
    {
      kind: 'table',
      table: {
        caption: 'Assessments against the 21 design criteria',
        head: heads('Day', 'Met', 'Partly', 'Not met', 'Not applicable'),
        rows: c.assessments.map((a) => [date(a.on), String(a.met), String(a.partly), String(a.not), String(a.notApplicable)]),
        numeric: [1, 2, 3, 4],
        empty: 'No assessment has been recorded yet.',
        csv: context.csv('criteria'),
      },
    },
    ...changes(c),
    ...oneByOne(c, context),
  ];
}

/** The changes since the previous assessment, for criteria that were judged separately in both. */
function changes({ assessments, criteria: all }: Criteria): Block[] {
  const before = assessments.at(-2);
  if (!before) return [];
  const compared = all.filter((one) => one.judgement !== null && one.before !== null).length;
  return [
    {
      kind: 'table',
      table: {
        caption: `What has changed since ${date(before.on)}`, head: heads('Criterion', 'Then', 'Now', 'What shows it'),
        rows: all.filter(({ changed }) => changed).map((one) => [one.criterion.label, one.before?.label ?? '', one.judgement?.label ?? '', one.evidence ?? dash]),
        empty: compared === 0 ? 'No criterion was judged by itself in both assessments.' : `Of the ${plural(compared, 'criterion', 'criteria')} that ${compared === 1 ? 'was' : 'were'} judged in both, none has changed.`,
      },
    },
  ];
}

const oneByOne = ({ latest, criteria: all }: Criteria, context: TabContext): Block[] =>
  latest === null ? [] : [
    {
      kind: 'table',
      table: {
        caption: `The criteria one by one, ${date(latest.on)}`, head: heads('Criterion', 'Area', 'Judgement', 'What shows it', 'Wording'),
        rows: all.map((one) => [one.criterion.label, one.area.label, judgementInWords(one), one.evidence ?? dash, one.wording.label]), csv: context.csv('criteria-one-by-one'),
      },
    },
  ];

const judgementInWords = ({ judgement, before, changed }: Criterion): string => `${judgement?.label ?? 'Not judged by itself'}${changed && before ? ` (was: ${before.label.toLowerCase()})` : ''}`;

/** The rows of the form: each criterion with its last judgement. */
const rowsToBeginWith = ({ criteria: all }: Criteria): Record<string, string>[] =>
  criterionNumbers.map((criterion) => ((last) => ({ criterion, ...(last && { judgement: last.code }) }))(all.find((one) => one.criterion.code === criterion)?.judgement));
