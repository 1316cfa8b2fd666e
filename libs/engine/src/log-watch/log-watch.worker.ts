import { parentPort, workerData } from 'node:worker_threads';
import { openEventStore, verifyEvents, verifyLog } from '#event-store';

const { folder, url } = workerData as { folder: string; url?: string };

async function onCluster(address: string) {
  const store = await openEventStore({ folder, url: address });
  return verifyEvents(store).finally(() => store.close());
}

parentPort?.postMessage(await (url === undefined ? verifyLog(folder) : onCluster(url)));
