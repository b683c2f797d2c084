import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';

const callsFile = resolve(import.meta.dirname, '../../results/bench/calls.txt');
let calls = 0;

/** Counts the HTTP calls of the process that it is imported into, and notes them at its end. */
subscribe('http.client.request.start', () => (calls += 1));
process.once('exit', () => appendFileSync(callsFile, `${calls}\n`));
