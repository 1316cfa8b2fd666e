import type { PlainDate } from '#kernel';

export interface WorkerPostView {
  id: string;
  /** From this day on the post is as given here. */
  from: PlainDate;
  /** The last day, null while it goes on. */
  until: PlainDate | null;
  /** 1 is full-time. */
  fte: number;
  dedicated: boolean;
}

export interface StaffingView {
  /** Oldest first: one line for each change of the post. */
  posts: WorkerPostView[];
  current: WorkerPostView | null;
  /** True when the current post is full-time and dedicated. */
  fullTimeDedicated: boolean;
}
