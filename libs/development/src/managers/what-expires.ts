import { addDays } from '#kernel';
import { replacing, type ActionKind } from '../actions/codes.js';
import { deadlines, deadlinesOf } from '../deadlines/index.js';
import { actionsManager, type WantedAction } from './actions-manager.js';

const kinds = Object.keys(replacing) as ActionKind[];

/** The number of days before the end on which the default reminder rule begins. */
const daysBefore = (kind: keyof typeof deadlines): number => Math.max(...deadlines[kind].defaultRule.before.map(({ days }) => days));

/** Calls for a review some weeks before something ends. The reminders of the action then replace those of the end. */
export const whatExpires = actionsManager({
  name: 'what-expires',
  version: 2,
  title: 'Policies, insurance, premises and quality awards that expire',
  handles: [
    'PoliciesAdopted', 'PolicyReviewed', 'InsuranceTakenOut', 'InsuranceRenewed', 'PremisesSecured', 'PremisesRenewed', 'PremisesVacated', 'QualityAwardGranted',
  ],
  kinds,
  wanted: ({ ulo }) =>
    deadlinesOf({ ...ulo, actions: { actions: [] } }).flatMap(({ kind, subject, name, dueOn, until }): WantedAction[] => {
      const action = kinds.find((one) => replacing[one] === kind);
      if (action === undefined || until !== null) return [];
      return [{ kind: action, owner: 'owner', subject, about: name, dueOn, because: { day: addDays(dueOn, -daysBefore(kind)) } }];
    }),
});
