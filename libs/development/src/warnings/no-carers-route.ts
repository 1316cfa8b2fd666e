import { addDays, addMonths, type WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { until } from './intervals.js';

export const noCarersRoute: WarningRule<UloState> = {
  code: 'no-carers-route',
  version: 1,
  title: 'No way agreed for carers to take part',
  severity: 'amber',
  source: 'SCIE At a glance 25: include carers within the organisation, or work with a carers’ organisation. Six months after the aim are a planning default.',
  matters: 'Users and carers can compete for a hearing. An agreed way keeps both heard.',
  clearedBy: ['agree-carers-route'],
  owner: 'owner',
  intervals({ partnership: { aims }, outreach: { carersRoutes }, course: { ended } }) {
    const aim = aims[0];
    if (!aim) return [];
    return until([{ opens: addDays(addMonths(aim.on, 6), 1), clears: carersRoutes[0]?.on ?? null, why: `The aim was adopted on ${aim.on}.` }], ended?.on ?? null);
  },
};
