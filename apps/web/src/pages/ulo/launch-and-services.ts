import type { UloView } from '#dashboards';
import { date, money, number, plural } from '#ui';
import { heads, type Block, type Fact } from '../blocks.js';
import { dateOr, labels, noted, yes } from '../words.js';
import type { TabContext } from './tab.js';

/** Marketing, launch, networking, services and quality. */
export const launchAndServices = ({ launch, outreach, services, quality }: UloView, context: TabContext): Block[] => [
  { kind: 'facts', title: 'Launch', rows: launchRows(launch), empty: 'No launch has been planned yet.' },
  dignitaries(launch, context),
  { kind: 'facts', title: 'Celebrated', rows: launch.celebrations.map((c) => ({ key: date(c.on), value: `${c.what} (${c.milestone === null ? 'no milestone' : `milestone: ${c.milestone}`}; ${labels(c.purposes).toLowerCase()})` })), empty: 'Nothing has been celebrated yet.' },
  opened(services, context),
  ...(services.prepared.length > 0 ? [prepared(services)] : []),
  outcomes(services, context),
  networking(outreach),
  qualityFacts(quality),
];

const dignitaries = (launch: UloView['launch'], context: TabContext): Block => ({
  kind: 'table',
  table: {
    caption: 'Dignitaries, by office', head: heads('Office', 'Invited', 'Will come'), rows: launch.dignitaries.map((d) => [d.office.label, date(d.invitedOn), dateOr(d.confirmedOn, 'Not known')]),
    empty: 'No dignitary has been recorded yet.', csv: context.csv('dignitaries'),
  },
});

const opened = (services: UloView['services'], context: TabContext): Block => ({
  kind: 'table',
  table: {
    caption: 'Services',
    head: heads('Service', 'Opened', 'Closed', 'Note'),
    rows: services.items.map((s) => [s.service.label, date(s.openedOn), `${dateOr(s.closedOn)}${noted(s.whyClosed)}`, s.note ?? '']),
    empty: 'No service has opened yet.',
    csv: context.csv('services'),
  },
});

const prepared = (services: UloView['services']): Block => ({
  kind: 'table',
  table: { caption: 'Services prepared', head: heads('Day', 'Service', 'Note'), rows: services.prepared.map((s) => [date(s.on), s.service.label, s.note ?? '']) },
});

const outcomes = (services: UloView['services'], context: TabContext): Block => ({
  kind: 'table',
  table: {
    caption: 'Outcomes', head: heads('Day', 'What has changed', 'People', 'Service', 'Paid for by', 'How it is known'), numeric: [2],
    rows: services.outcomes.map((o) => [date(o.on), o.outcomes.map(({ label }) => label).join(', '), String(o.people), o.service?.label ?? '', o.agreement ?? '', o.evidence ?? '']),
    empty: 'No outcome has been recorded yet.', csv: context.csv('outcomes'),
  },
});

const networking = (outreach: UloView['outreach']): Block => ({
  kind: 'facts',
  title: 'Networking',
  rows: [
    { key: 'Organisations mapped', value: number(outreach.organisationsMapped) },
    { key: 'Relationships agreed', value: number(outreach.relationshipsAgreed) },
    ...outreach.gatherings.map((g): Fact => ({ key: `Brought together ${date(g.on)}`, value: `${plural(g.users, 'person', 'people')} who use services, ${plural(g.carers, 'carer')}` })),
  ],
});

const qualityFacts = (quality: UloView['quality']): Block => ({
  kind: 'facts',
  title: 'Quality',
  rows: [
    ...(quality.system ? [{ key: 'System chosen', value: `${quality.system.system.label}, ${date(quality.system.on)}${noted(quality.system.note)}` }] : []),
    ...quality.selfAssessments.map((a): Fact => ({ key: date(a.on), value: a.note ?? 'Self-assessment completed' })),
    ...quality.awards.map((a): Fact => ({ key: date(a.on), value: `${a.level ?? 'Award'}, valid to ${date(a.endsOn)}` })),
  ],
  empty: 'No quality system has been chosen yet.',
});

function launchRows({ planned, moves, held, monthsFromStart, marketingBudget }: UloView['launch']): Fact[] {
  const rows: Fact[] = [];
  if (marketingBudget) rows.push({ key: 'Marketing budget', value: `${money(marketingBudget.amountPence)}, set ${date(marketingBudget.on)}` });
  if (planned)
    rows.push({
      key: 'Planned',
      value: `For ${date(planned.launchOn)}: ${plural(planned.dignitariesInvited, 'dignitary', 'dignitaries')} invited; local people invited: ${yes(planned.localPeopleInvited).toLowerCase()}; access checked: ${yes(planned.accessChecked).toLowerCase()}`,
    });
  for (const move of moves) rows.push({ key: 'Moved', value: `${date(move.on)}, from ${date(move.before)} to ${date(move.launchOn)}${noted(move.why)}` });
  if (held)
    rows.push({
      key: 'Held',
      value: `${date(held.on)}: ${plural(held.attended, 'person', 'people')} came, ${number(held.localPeople)} of them local people who use services, ${plural(held.dignitaries, 'dignitary', 'dignitaries')}`,
    });
  if (monthsFromStart !== null) rows.push({ key: 'From the start to the launch', value: plural(monthsFromStart, 'month') });
  return rows;
}
