import { parentPort } from 'node:worker_threads';
import { Forecaster, type Request } from './forecaster.js';

/** Runs in a worker thread, only from `dist`. It answers requests one after the other and does not open files. */
const forecaster = new Forecaster();

parentPort?.on('message', (request: Request) => parentPort?.postMessage(forecaster.answer(request)));
