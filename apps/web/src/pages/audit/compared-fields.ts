import type { UloView } from '#dashboards';
import { date, money, plural } from '#ui';
import { dateOr, share } from '../words.js';
import { milestoneInWords } from '../ulo/overview.js';

/** The compared fields of a ULO, as text. */
const fields: readonly (readonly [what: string, of: (view: UloView) => string])[] = [
  ['Phase', ({ overview }) => overview.phase.label],
  ['Next milestone', ({ overview: { nextMilestone: next } }) => (next ? `${next.name}, ${date(next.dueOn)}` : 'None planned')],
  ['Milestones late', ({ overview }) => String(overview.lateMilestones)],
  ['Finish as it stands', ({ overview }) => dateOr(overview.finishOn, 'No plan')],
  ['Plan', ({ plan: { current } }) => (current ? `${plural(current.lengthMonths, 'month')}, to ${date(current.finishOn)}` : 'No plan')],
  ['Steps finished', ({ steps: { plan } }) => (plan ? `${plan.steps.filter(({ finishedOn }) => finishedOn !== null).length} of ${plan.steps.length}` : 'No plan with steps')],
  ['Users on the committee', ({ overview }) => share(overview.usersOnCommittee, 'No committee')],
  ['Constitution', ({ governance }) => dateOr(governance.constitutionAdoptedOn, 'Not adopted')],
  ['Bids', ({ funding: f }) => `${f.bidsAwarded} of ${f.bidsSubmitted} won, ${money(f.awardedPence)}`],
  ['Core costs covered', ({ overview }) => plural(overview.monthsOfCoreCostCovered, 'month')],
  ['Mentoring', ({ mentoring }) => `${plural(mentoring.hours, 'hour')} in ${plural(mentoring.sessions.length, 'session')}`],
  ['Open mentoring actions', ({ mentoring }) => String(mentoring.openActions)],
  ['Launch', ({ launch }) => (launch.held ? `Held on ${date(launch.held.on)}` : launch.planned ? `Planned for ${date(launch.planned.launchOn)}` : 'Not planned')],
  ['Services open', ({ services }) => String(services.open)],
  ['Open warnings', ({ warnings }) => warnings.open.map(({ title }) => title).sort().join(', ') || 'None'],
];

export interface Compared {
  what: string;
  before: string;
  after: string;
}

/** The fields and milestones that differ. An undefined state means that the development had not begun. */
export function comparedFields(before: UloView | undefined, after: UloView | undefined): Compared[] {
  const none = 'Not begun';
  const milestones = new Map([...(before?.milestones.items ?? []), ...(after?.milestones.items ?? [])].map(({ id, name }) => [id, name]));
  const milestone = (view: UloView | undefined, id: string): string => {
    const found = view?.milestones.items.find((one) => one.id === id);
    return found ? milestoneInWords(found) : 'Not planned';
  };
  return [
    ...fields.map(([what, of]) => ({ what, before: before ? of(before) : none, after: after ? of(after) : none })),
    ...[...milestones].map(([id, name]) => ({ what: name, before: milestone(before, id), after: milestone(after, id) })),
  ].filter((one) => one.before !== one.after);
}
