import type { UloView } from '#dashboards';
import { date, stepChart } from '#ui';
import { heads, type Block } from '../blocks.js';
import { dateOr, labels, noted, renewed, share, yes } from '../words.js';
import type { TabContext } from './tab.js';

type Governance = UloView['governance'];

/** Aim, constitution, committee, policies, insurance. */
export const governance = (view: UloView, context: TabContext): Block[] => [...foundations(view), rules(view.partnership), ...committee(view, context), ...papers(view.governance)];

const foundations = ({ governance: g, partnership }: UloView): Block[] => [
  {
    kind: 'facts',
    title: 'Foundations',
    rows: [
      { key: 'Steering group', value: g.steeringGroup ? `${share({ count: g.steeringGroup.users, of: g.steeringGroup.members })} use services, formed ${date(g.steeringGroup.on)}` : 'Not yet formed' },
      { key: 'Aim', value: g.aim ? `${g.aim.aim} (adopted ${date(g.aim.on)})` : 'Not yet adopted' },
      ...(g.aim ? [{ key: 'What it will offer', value: labels(g.aim.offers) }, { key: 'For whom', value: `${labels(g.aim.userGroups)}, ${g.aim.allAges ? 'of all ages' : 'not of all ages'}` }] : []),
      { key: 'Constitution', value: `${dateOr(g.constitutionAdoptedOn, 'Not yet adopted')}${noted(g.constitutionNote)}` },
      { key: 'Legal form', value: g.legalForm ? g.legalForm.form.label : 'Not yet chosen' },
      { key: 'First committee elected', value: dateOr(g.firstElectedOn, 'Not yet elected') },
      { key: 'Committee now', value: g.committee ? `${share(g.committee.usersOfVoting)} use services${g.committee.carersCount ? ' or are carers, who count here' : ''}` : 'None' },
      { key: 'Bank account', value: dateOr(g.bankAccountOpenedOn, 'Not yet opened') },
      { key: 'Declared established', value: partnership.established ? `${date(partnership.established.on)}${noted(partnership.established.note)}` : 'Not yet' },
      ...(partnership.established ? [{ key: 'Judged by', value: judgedInWords(partnership.established.judged) }] : []),
    ],
  },
];

/** “Department of Health criteria, 2007, version 1: 6 of 8 people count”. */
function judgedInWords(judged: NonNullable<UloView['partnership']['established']>['judged']): string {
  if (!judged) return 'Not recorded';
  const carers = judged.carersCount === null ? '' : `; carers ${judged.carersCount ? 'count' : 'do not count'}`;
  return `${judged.ruleSet.label}, version ${judged.version}: ${share(judged.share)} count${carers}`;
}

/** The rules for its committee, and the day since which they apply. */
const rules = ({ rules: all }: UloView['partnership']): Block => ({
  kind: 'table',
  table: {
    caption: 'Rules by which the committee is judged', head: heads('From', 'Rule set', 'Do carers count?', 'In force'),
    rows: all.map((r) => [r.on === null ? 'Until the programme adopts others' : date(r.on), { text: `${r.ruleSet.label}, version ${r.version}`, href: '/rule-sets' }, yes(r.carersCount), yes(r.inForce)]),
  },
});

const committee = ({ governance: g, moment }: UloView, context: TabContext): Block[] => [
  ...(g.compositions.length > 0
    ? ([{
        kind: 'chart',
        chart: stepChart({
          id: 'committee', title: 'Voting members who use services', until: moment.day,
          series: [
            { label: 'Use services', points: g.compositions.map((c) => ({ on: c.on, value: c.usersOfVoting.count, text: share(c.usersOfVoting) })) },
            { label: 'All voting members', points: g.compositions.map((c) => ({ on: c.on, value: c.voting })) },
          ],
        }),
      }] satisfies Block[])
    : []),
  {
    kind: 'table',
    table: {
      caption: 'Composition of the committee',
      head: heads('From', 'How', 'Voting members', 'Use services', 'Carers', 'Others', 'Not known'),
      rows: g.compositions.map((c) => [date(c.on), c.elected ? 'Elected' : 'Declared', String(c.voting), String(c.users), String(c.carers), String(c.others), String(c.unknown)]),
      numeric: [2, 3, 4, 5, 6],
      empty: 'No committee has been elected yet.',
      csv: context.csv('committee'),
    },
  },
  {
    kind: 'table',
    table: {
      caption: 'The committee, judged by each rule set',
      head: heads('Rule set', 'Applies here', 'Count', 'Needed', 'Met'),
      rows: g.judgements.map((j) => [{ text: j.ruleSet.label, href: '/rule-sets' }, yes(j.applies), share(j.share), String(j.needed), j.met === null ? 'Nobody to count' : yes(j.met)]),
      numeric: [3],
      empty: 'There is no committee to judge yet.',
      csv: context.csv('judgements'),
    },
  },
];

const papers = (g: Governance): Block[] => [
  {
    kind: 'facts',
    title: 'Registrations and amendments',
    rows: [
      ...g.registrations.map((r) => ({ key: date(r.on), value: `${r.register.label}, number ${r.number}` })),
      ...g.amendments.map((a) => ({ key: date(a.on), value: `Constitution amended: ${a.change}` })),
    ],
    empty: 'Nothing has been registered or amended yet.',
  },
  {
    kind: 'table',
    table: {
      caption: 'Policies',
      head: heads('Policy', 'Adopted', 'Review due'),
      rows: g.policies.map((p) => [p.policy.label, date(p.adoptedOn), `${dateOr(p.reviewDueOn)}${p.reviewOverdue ? ' (overdue)' : ''}`]),
      empty: 'No policy has been adopted yet.',
    },
  },
  {
    kind: 'table',
    table: {
      caption: 'Insurance',
      head: heads('Insurance', 'Taken out', 'Last day'),
      rows: g.insurances.map((i) => [i.kind.label, date(i.takenOutOn), `${date(i.endsOn)}${i.inForce ? '' : ' (ended)'}${renewed(i.renewals)}`]),
      empty: 'No insurance has been taken out yet.',
    },
  },
];
