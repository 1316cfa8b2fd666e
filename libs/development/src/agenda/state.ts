import type { PlainDate } from '#kernel';
import type { MeetingKind, MeetingPart } from './codes.js';

export interface Meeting {
  id: string;
  on: PlainDate;
  kind: MeetingKind;
  chairedBy: MeetingPart;
  users: number;
  carers: number;
  others: number;
}

export interface AgendaItem {
  id: string;
  on: PlainDate;
  meeting: string;
  item: string;
  proposedBy: MeetingPart;
  /** Null while the group has not adopted it. */
  adoptedOn: PlainDate | null;
}

export interface Decision {
  id: string;
  on: PlainDate;
  decision: string;
  commissionerPresent: boolean;
  /** Where the views of users and carers differed. */
  differingViews: string | null;
}

/** All lists are in the order in which things happened. */
export interface AgendaState {
  meetings: Meeting[];
  items: AgendaItem[];
  decisions: Decision[];
  advice: { id: string; on: PlainDate; advice: string }[];
}

export const meetingById = ({ meetings }: AgendaState, id: string): Meeting | undefined => meetings.find((m) => m.id === id);
export const itemById = ({ items }: AgendaState, id: string): AgendaItem | undefined => items.find((i) => i.id === id);

/** The number of adopted items that people who use services proposed. */
export const itemsSetByUsers = (items: readonly AgendaItem[]): { count: number; of: number } => {
  const adopted = items.filter(({ adoptedOn }) => adoptedOn !== null);
  return { count: adopted.filter(({ proposedBy }) => proposedBy === 'users').length, of: adopted.length };
};
