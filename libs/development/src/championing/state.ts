import type { PlainDate } from '#kernel';
import type { Audience, ChampioningActivity, ResourceKind } from './codes.js';

export interface ChampioningState {
  champions: { id: string; on: PlainDate; post: string }[];
  activities: { id: string; on: PlainDate; activity: ChampioningActivity; audience: Audience; note: string | null }[];
  resources: { id: string; on: PlainDate; kind: ResourceKind; note: string | null }[];
}
