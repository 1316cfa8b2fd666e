import { join } from 'node:path';
import type { Command } from 'commander';
import type { EventStore } from '#event-store';
import { systemClock } from '#kernel';
import type { ReadModel } from '#projections';
import { withReadableTexts, writing } from '../composition.js';
import { ProgressLine, writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

export const addRebuild = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('rebuild')
    .description('Rebuilds the read model of the pages from the log. A running server does this by itself when needed.');
  command.action(async () => {
    const place = placeOf(command, terminal);
    const { problem, parked } = await writing(place, (store) => withReadableTexts(terminal, place, store, (readable) => rebuild(place.folder, readable, terminal)));
    for (const sentence of [...(problem ? [problem] : []), ...parked]) await writeLine(terminal.err, sentence);
    if (problem !== undefined || parked.length > 0) throw new Error('The read model could not be built whole.');
    await writeLine(terminal.out, 'Rebuilt the read model.');
  });
};

interface Outcome {
  problem: string | undefined;
  /** One sentence for each stream that could not be shown. */
  parked: string[];
}

async function rebuild(folder: string, store: EventStore, terminal: Terminal): Promise<Outcome> {
  const { deciders, projections } = await import('#catalogue');
  const { openReadModel } = await import('#projections');
  let problem: string | undefined;
  const onProblem = (message: string): void => void (problem = message);
  const model = openReadModel({ folder: join(folder, 'read-model'), store, deciders, projections, clock: systemClock, onProblem });
  const stop = showProgress(model, terminal);
  try {
    await model.rebuild();
    return { problem, parked: model.parked().map(({ stream, reason }) => `${stream} cannot be shown: ${reason}`) };
  } finally {
    stop();
    await model.close();
  }
}

function showProgress(model: ReadModel, terminal: Terminal): () => void {
  const line = new ProgressLine(terminal);
  const timer = setInterval(() => {
    const { rebuilding } = model.status();
    if (rebuilding) line.show(rebuilding.doing === 'reading' ? 'Reading' : 'Writing', rebuilding.done, rebuilding.total ?? rebuilding.done);
  }, 200);
  return () => {
    clearInterval(timer);
    line.end();
  };
}
