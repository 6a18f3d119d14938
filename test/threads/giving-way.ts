// A thread that gives way, says so, and stays until it is ended.
import { parentPort } from 'node:worker_threads';
import { giveWay } from '../../src/threads/give-way.ts';

giveWay();
parentPort?.on('message', () => {});
parentPort?.postMessage('given');
