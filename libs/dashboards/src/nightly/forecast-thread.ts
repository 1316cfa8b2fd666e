import { parentPort } from 'node:worker_threads';
import { Forecaster, type Request } from './forecaster.js';

/** Runs in a worker thread, from `dist`: answers one request after the other. It opens no file. */
const forecaster = new Forecaster();

parentPort?.on('message', (request: Request) => parentPort?.postMessage(forecaster.answer(request)));
