import type { UloView } from '#dashboards';
import { date, money, number, plural } from '#ui';
import { heads, type Block, type Fact } from '../blocks.js';
import { dateOr, yes } from '../words.js';
import type { TabContext } from './tab.js';

/** Getting known and opening up: marketing, launch, networking, services, quality, the 21 criteria. */
export function launchAndServices(view: UloView, context: TabContext): Block[] {
  const { launch, outreach, services, quality, criteria } = view;
  return [
    { kind: 'facts', title: 'Launch', rows: launchRows(launch), empty: 'No launch has been planned yet.' },
    {
      kind: 'facts',
      title: 'Celebrated',
      rows: launch.celebrations.map((c) => ({ key: date(c.on), value: c.what })),
      empty: 'Nothing has been celebrated yet.',
    },
    {
      kind: 'table',
      table: {
        caption: 'Services',
        head: heads('Service', 'Opened', 'Closed'),
        rows: services.items.map((s) => [s.service.label, date(s.openedOn), dateOr(s.closedOn)]),
        empty: 'No service has opened yet.',
        csv: context.csv('services'),
      },
    },
    {
      kind: 'facts',
      title: 'Networking',
      rows: [
        { key: 'Organisations mapped', value: number(outreach.organisationsMapped) },
        { key: 'Relationships agreed', value: number(outreach.relationshipsAgreed) },
        ...outreach.gatherings.map((g): Fact => ({ key: `Brought together ${date(g.on)}`, value: `${plural(g.users, 'person', 'people')} who use services, ${plural(g.carers, 'carer')}` })),
      ],
    },
    {
      kind: 'facts',
      title: 'Quality',
      rows: [
        ...(quality.system ? [{ key: 'System chosen', value: `${quality.system.system.label}, ${date(quality.system.on)}` }] : []),
        ...quality.selfAssessments.map((a): Fact => ({ key: date(a.on), value: a.note ?? 'Self-assessment completed' })),
        ...quality.awards.map((a): Fact => ({ key: date(a.on), value: `${a.level ?? 'Award'}, valid to ${date(a.endsOn)}` })),
      ],
      empty: 'No quality system has been chosen yet.',
    },
    {
      kind: 'table',
      table: {
        caption: 'Assessments against the 21 design criteria',
        head: heads('Day', 'Met', 'Partly', 'Not met', 'Not applicable'),
        rows: criteria.assessments.map((a) => [date(a.on), String(a.met), String(a.partly), String(a.not), String(a.notApplicable)]),
        numeric: [1, 2, 3, 4],
        empty: 'No assessment has been recorded yet. An assessment does not stop you from recording anything.',
      },
    },
  ];
}

function launchRows({ planned, held, monthsFromStart, marketingBudget }: UloView['launch']): Fact[] {
  const rows: Fact[] = [];
  if (marketingBudget) rows.push({ key: 'Marketing budget', value: `${money(marketingBudget.amountPence)}, set ${date(marketingBudget.on)}` });
  if (planned)
    rows.push({
      key: 'Planned',
      value: `For ${date(planned.launchOn)}: ${plural(planned.dignitariesInvited, 'dignitary', 'dignitaries')} invited; local people invited: ${yes(planned.localPeopleInvited).toLowerCase()}; access checked: ${yes(planned.accessChecked).toLowerCase()}`,
    });
  if (held)
    rows.push({
      key: 'Held',
      value: `${date(held.on)}: ${plural(held.attended, 'person', 'people')} came, ${number(held.localPeople)} of them local people who use services, ${plural(held.dignitaries, 'dignitary', 'dignitaries')}`,
    });
  if (monthsFromStart !== null) rows.push({ key: 'From the start to the launch', value: plural(monthsFromStart, 'month') });
  return rows;
}
