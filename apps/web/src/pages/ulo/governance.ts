import type { UloView } from '#dashboards';
import { date, stepChart } from '#ui';
import { heads, type Block } from '../blocks.js';
import { dateOr, share } from '../words.js';
import type { TabContext } from './tab.js';

/** Aim, constitution, committee, policies, insurance. */
export function governance({ governance: g, partnership, moment }: UloView, context: TabContext): Block[] {
  return [
    {
      kind: 'facts',
      title: 'Foundations',
      rows: [
        { key: 'Steering group', value: g.steeringGroup ? `${share({ count: g.steeringGroup.users, of: g.steeringGroup.members })} use services, formed ${date(g.steeringGroup.on)}` : 'Not yet formed' },
        { key: 'Aim', value: g.aim ? `${g.aim.aim} (adopted ${date(g.aim.on)})` : 'Not yet adopted' },
        { key: 'Constitution', value: dateOr(g.constitutionAdoptedOn, 'Not yet adopted') },
        { key: 'Legal form', value: g.legalForm ? g.legalForm.form.label : 'Not yet chosen' },
        { key: 'First committee elected', value: dateOr(g.firstElectedOn, 'Not yet elected') },
        { key: 'Committee now', value: g.committee ? `${share(g.committee.usersOfVoting)} use services` : 'None' },
        { key: 'Bank account', value: dateOr(g.bankAccountOpenedOn, 'Not yet opened') },
        { key: 'Declared established', value: dateOr(partnership.establishedOn, 'Not yet') },
      ],
    },
    ...(g.compositions.length > 0
      ? ([{
          kind: 'chart',
          chart: stepChart({
            id: 'committee', title: 'Voting members who use services', until: moment.day,
            series: [
              { label: 'Use services', points: g.compositions.map((c) => ({ on: c.on, value: c.users, text: share(c.usersOfVoting) })) },
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
        rows: g.insurances.map((i) => [i.kind.label, date(i.takenOutOn), `${date(i.endsOn)}${i.inForce ? '' : ' (ended)'}`]),
        empty: 'No insurance has been taken out yet.',
      },
    },
  ];
}
