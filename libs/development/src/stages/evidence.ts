import type { PlainDate } from '#kernel';
import { maxDate } from '#kernel';
import { earliest } from '../earliest.js';
import { firstElectedOn } from '../governance/state.js';
import type { UloState } from '../ulo.state.js';
import { stageOrder, type Stage } from './codes.js';

/** A requirement of a stage from SCIE’s table, and whether facts show it. */
export interface StageNeed {
  label: string;
  /** The day from which facts show it; null while they do not. */
  metOn: PlainDate | null;
}

/** The requirements of each stage, in addition to those of the earlier stages. */
export function stageNeeds({ partnership, governance, staffing, services, outreach, agreements }: UloState): Record<Stage, StageNeed[]> {
  const need = (label: string, metOn: PlainDate | null | undefined): StageNeed => ({ label, metOn: metOn ?? null });
  const opened = services.runs.map((run) => run.openedOn);
  return {
    individuals: [],
    embryonic: [
      need('Steering group or committee', earliest(partnership.steeringGroups[0]?.on, firstElectedOn(governance))),
      need('Aim adopted', partnership.aims[0]?.on),
    ],
    established: [
      need('Constitution adopted', governance.constitution?.adoptedOn),
      need('Committee elected', firstElectedOn(governance)),
      need('Paid staff', staffing.workers[0]?.appointedOn),
      need('Policies adopted', earliest(...governance.policies.map((policy) => policy.adoptedOn))),
      need('Core costs funded', earliest(...agreements.agreements.filter((a) => a.coreSharePercent > 0).map((a) => a.signedOn))),
      need('A service open', opened[0]),
    ],
    networked: [
      need('Part of a forum or network', outreach.forums[0]?.on),
      need('More than one service', services.runs.find((run) => run.service !== services.runs[0]?.service)?.openedOn),
    ],
  };
}

/** The day from which facts show a stage and all earlier ones; null while something is missing. */
export function stageEvidencedOn(ulo: UloState, stage: Stage): PlainDate | null {
  const needs = stageNeeds(ulo);
  const all = stageOrder.slice(0, stageOrder.indexOf(stage) + 1).flatMap((one) => needs[one]);
  return all.reduce<PlainDate | null>((latest, { metOn }) => (latest === null || metOn === null ? null : maxDate(latest, metOn)), ulo.partnership.startedOn ?? all[0]?.metOn ?? null);
}

/** The highest stage that facts show. */
export const stageEvidenced = (ulo: UloState): Stage => stageOrder.findLast((stage) => stageEvidencedOn(ulo, stage) !== null) ?? 'individuals';
