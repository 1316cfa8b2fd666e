import type { UloView } from '#dashboards';
import { date } from '#ui';
import type { Block } from '../blocks.js';
import { shownMoment, type AskedMoment } from '../moment.js';
import { href } from '../words.js';

/** A ULO at the moment that its page shows, with the text that names the moment. */
export interface ShownView {
  view: UloView;
  /** The moment that is shown, for files with the same figures. */
  query: AskedMoment['query'];
  notice: Block[];
}

/**
 * Reads the ULO at the requested moment. By default a development that has ended is shown on its last day, so that its figures
 * stop there.
 */
export async function viewAtMoment(moment: AskedMoment, path: string, ask: (query: AskedMoment['query']) => Promise<UloView>): Promise<ShownView> {
  const { query, today } = moment;
  const view = await ask(query);
  const endedOn = view.steps.ended?.on;
  if (query.asAt !== undefined || query.knownAt !== undefined || endedOn === undefined || endedOn >= today) return { view, query, notice: shownMoment(moment, path) };
  const last = { asAt: endedOn };
  return {
    view: await ask(last), query: last,
    notice: [{ kind: 'moment-shown', text: `The development ended on ${date(endedOn)}. This page shows how it stood on that day.`, link: { text: 'Show today', href: href(path, { asAt: today }) } }],
  };
}
