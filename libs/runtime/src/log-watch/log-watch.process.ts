import { openEventStore, verifyEvents, verifyLog, type LogReport } from '#event-store';

export interface LogToRead {
  folder: string;
  /** The address of a cluster; undefined when the log is in the folder. */
  url: string | undefined;
}
export type LogAnswer = Pick<LogReport, 'damage'> | { failed: string };

async function read({ folder, url }: LogToRead): Promise<LogReport> {
  if (url === undefined) return verifyLog(folder);
  const store = await openEventStore({ folder, url });
  return verifyEvents(store).finally(() => store.close());
}

// Exits when the parent process has ended.
process.once('disconnect', () => process.exit());
process.once('message', (message: LogToRead) => {
  read(message)
    .catch((error: unknown): LogAnswer => ({ failed: error instanceof Error ? error.message : String(error) }))
    .then((answer: LogAnswer) => process.send?.(answer, () => process.disconnect?.()), () => process.exit(1));
});
