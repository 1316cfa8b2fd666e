import type { PlainDate } from '#kernel';
import { audiences, championingActivities, resourceKinds, stepBackRoles, type UloState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

export interface PartnershipView {
  /** The last one agreed. */
  agreed: (Dated & { commissioner: string; mentor: string }) | null;
  independence: (Dated & { statement: string }) | null;
  /** The post held, never a person. */
  champion: (Dated & { post: string }) | null;
  championing: (Dated & { activity: Coded; audience: Coded })[];
  resources: (Dated & { kind: Coded })[];
  establishedOn: PlainDate | null;
  /** What is left of the commissioner's part, since that day. */
  steppedBack: (Dated & { role: Coded }) | null;
}

export function partnershipView({ partnership: p, championing: c }: UloState): PartnershipView {
  const agreed = p.partnerships.at(-1);
  return {
    agreed: agreed ? { id: agreed.id, on: agreed.on, commissioner: agreed.commissioner, mentor: agreed.mentor } : null,
    independence: p.independence.at(-1) ?? null,
    champion: c.champions.at(-1) ?? null,
    championing: c.activities.map(({ id, on, activity, audience }) => ({
      id,
      on,
      activity: coded(championingActivities, activity),
      audience: coded(audiences, audience),
    })),
    resources: c.resources.map(({ id, on, kind }) => ({ id, on, kind: coded(resourceKinds, kind) })),
    establishedOn: p.established?.on ?? null,
    steppedBack: p.steppedBack && { id: p.steppedBack.id, on: p.steppedBack.on, role: coded(stepBackRoles, p.steppedBack.role) },
  };
}
