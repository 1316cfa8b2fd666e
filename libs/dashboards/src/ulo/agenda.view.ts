import type { PlainDate } from '#kernel';
import { itemsSetByUsers, meetingKinds, meetingParts, type UloState } from '#development';
import { coded, type Coded, type Dated, type Share } from './shapes.js';

/** Lists oldest first. */
export interface AgendaView {
  meetings: (Dated & { kind: Coded; chairedBy: Coded; users: number; carers: number; others: number })[];
  /** `adoptedOn`: null while the group has not adopted it. */
  items: (Dated & { meeting: string; item: string; proposedBy: Coded; adoptedOn: PlainDate | null })[];
  /** Of the items that were adopted, those that people who use services proposed. */
  setByUsers: Share;
  decisions: (Dated & { decision: string; commissionerPresent: boolean; differingViews: string | null })[];
  /** Decisions that were taken without the commissioner. */
  decidedAlone: Share;
  advice: (Dated & { advice: string })[];
}

export function agendaView({ agenda: a }: UloState): AgendaView {
  return {
    meetings: a.meetings.map(({ id, on, kind, chairedBy, users, carers, others }) => ({ id, on, kind: coded(meetingKinds, kind), chairedBy: coded(meetingParts, chairedBy), users, carers, others })),
    items: a.items.map(({ id, on, meeting, item, proposedBy, adoptedOn }) => ({ id, on, meeting, item, proposedBy: coded(meetingParts, proposedBy), adoptedOn })),
    setByUsers: itemsSetByUsers(a.items),
    decisions: a.decisions.map(({ id, on, decision, commissionerPresent, differingViews }) => ({ id, on, decision, commissionerPresent, differingViews })),
    decidedAlone: { count: a.decisions.filter((d) => !d.commissionerPresent).length, of: a.decisions.length },
    advice: a.advice.map(({ id, on, advice }) => ({ id, on, advice })),
  };
}
