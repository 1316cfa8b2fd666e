import { parentPort, workerData } from 'node:worker_threads';
import { verifyLog } from '#event-store';

const { folder } = workerData as { folder: string };
parentPort?.postMessage(await verifyLog(folder));
