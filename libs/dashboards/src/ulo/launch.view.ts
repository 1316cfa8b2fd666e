import { completedMonths, type PlainDate } from '#kernel';
import { celebrationPurposes, dignitaryRoles, marketingKinds, milestoneById, type UloState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

export interface LaunchView {
  /** The plan that counts: the last one, with the day it was last postponed to. */
  planned: (Dated & { launchOn: PlainDate; dignitariesInvited: number; localPeopleInvited: boolean; accessChecked: boolean }) | null;
  /** Days to which it was moved, with why where it was said. */
  moves: { on: PlainDate; launchOn: PlainDate; before: PlainDate; why: string | null }[];
  /** `localPeople`: those attending who live in the area and use services. */
  held: (Dated & { attended: number; localPeople: number; dignitaries: number }) | null;
  /** Completed months from the start of development to the launch. */
  monthsFromStart: number | null;
  celebrations: (Dated & { what: string; purposes: Coded[]; milestone: string | null })[];
  /** The budget that counts: the last one set. */
  marketingBudget: (Dated & { amountPence: number; dedicated: boolean }) | null;
  /** By office, never by name. */
  dignitaries: { id: string; office: Coded; invitedOn: PlainDate; confirmedOn: PlainDate | null }[];
  marketing: (Dated & { kind: Coded; costPence: number; note: string | null })[];
}

export function launchView({ launch, milestones, marketing, partnership }: UloState): LaunchView {
  const { held } = launch;
  const planned = launch.plans.at(-1);
  const budget = marketing.budgets.at(-1);
  const { startedOn } = partnership;
  return {
    planned: planned ? { ...planned } : null,
    held: held && { ...held },
    moves: launch.dates.flatMap(({ on, launchOn, why }, i) => ((before) => (before && before.launchOn !== launchOn ? [{ on, launchOn, before: before.launchOn, why }] : []))(launch.dates[i - 1])),
    monthsFromStart: held && startedOn !== null && startedOn <= held.on ? completedMonths(startedOn, held.on) : null,
    celebrations: milestones.celebrations.map(({ id, on, what, purposes, milestone }) => ({
      id,
      on,
      what,
      purposes: purposes.map((p) => coded(celebrationPurposes, p)),
      milestone: milestoneById(milestones, milestone)?.name ?? null,
    })),
    marketingBudget: budget ? { ...budget } : null,
    dignitaries: launch.dignitaries.map(({ id, role, invitedOn, confirmedOn }) => ({ id, office: coded(dignitaryRoles, role), invitedOn, confirmedOn })),
    marketing: marketing.opportunities.map(({ id, on, kind, costPence, note }) => ({ id, on, kind: coded(marketingKinds, kind), costPence, note })),
  };
}
