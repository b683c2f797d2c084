/* Runs the checks of clients on clients in this process: a job is a client, or one requirement of it. */
import { currentRun } from '../../targets/run.ts';
import { clientChecks, runClientChecks } from '../in-process/client-checks.ts';
import { cpuSecondsHere } from '../in-process/cpu-seconds.ts';
import type { Outcome } from '../in-process/run-check.ts';
import { clientNamed } from './clients.ts';

/** What became of a job. */
export interface ClientRun {
  name: string;
  /** By the ids of requirements. */
  outcomes: Record<string, Outcome>;
  cpuSeconds: number;
}

currentRun();

process.on('message', (job: string) => void runJob(job).then(run => process.send?.(run)));
process.send?.('ready');

async function runJob(job: string): Promise<ClientRun> {
  const [name = '', id] = job.split(' ');
  const outcomes = await runClientChecks(id ? [id] : [...clientChecks.keys()], {
    name,
    knownFailures: {},
    open: () => new (clientNamed(name))(),
  });
  return { name: job, outcomes, cpuSeconds: cpuSecondsHere() };
}
