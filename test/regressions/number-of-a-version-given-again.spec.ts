import { defaultTemplateText } from '#development';
import { ManagedLog } from '../support/managed-log.js';

const titled = (title: string): string => defaultTemplateText.replace(/(title: Hold the launch).*/u, `$1 ${title}`);

it('does not use the number of a withdrawn version for the next version', async () => {
  const log = new ManagedLog();
  try {
    const programme = await log.begin();
    const { events: [withdrawn] } = await log.record('publish-template', { programme, content: titled('once') });
    await log.record('withdraw-fact', { programme, corrects: withdrawn, reason: 'Another file was meant' });
    await log.record('publish-template', { programme, content: titled('twice') });
    expect((await log.events('TemplatePublished')).map(({ data }) => (data as { version: number }).version)).toEqual([1, 2]);
  } finally {
    await log.close();
  }
});
