import type { PlainDate } from '#kernel';
import type { ManagedCommand, Reconciler } from '#workflow';
import { isSameProgress, newsUntil, progressReached } from '../progress/index.js';
import type { Progress } from '../progress/state.js';
import type { UloState } from '../ulo.state.js';
import { ulo } from '../ulo.js';

type Command = Omit<ManagedCommand, 'to'>;

/**
 * Records that a gate is passed or a ULO established, and withdraws the record when that is no longer true. The recorded fact
 * is a deadline, so the people concerned are informed. Leaves out what was reached more than a week ago: it is not news.
 */
export const progressManager: Reconciler<UloState> = {
  name: 'progress',
  version: 1,
  title: 'Passed gates and establishment: the people concerned are emailed',
  decider: ulo,
  commandsFor(state, today) {
    const { recorded } = state.progress;
    const reached = progressReached(state);
    return [
      ...reached.filter((one) => !has(recorded, one) && (isNews(one, today) || recorded.some((other) => isSameProgress(other, one)))).map(recordCommand),
      ...recorded.filter((one) => !has(reached, one)).map(withdrawCommand),
    ];
  },
};

const has = (all: readonly Progress[], one: Progress): boolean => all.some((other) => isSameProgress(other, one) && other.on === one.on);
const isNews = ({ on }: Progress, today: PlainDate): boolean => today < newsUntil(on);

const recordCommand = ({ kind, phase, title, on }: Progress): Command => ({
  name: 'record-progress', about: `${kind} ${phase ?? ''} ${on}`, body: { occurredOn: on, kind, ...(phase !== null && { phase }), ...(title !== null && { title }) },
});
const withdrawCommand = ({ id }: UloState['progress']['recorded'][number]): Command => ({
  name: 'withdraw-fact', about: id, body: { corrects: id, reason: 'What led to it was corrected.' },
});
