import { resolve } from 'node:path';
import { parsed, run } from '../../commands/command.ts';
import { faultyClients } from '../faults/clients.ts';
import { inProcesses } from '../in-process/worker-pool.ts';
import { cpuTime } from '../support/budget.ts';
import { unknownName } from '../support/unknown-name.ts';
import { correct, problemsOf } from './problems.ts';
import type { ClientRun } from './worker.ts';

/** The CPU seconds that all clients may take. */
const budget = 300;

/** `npm run test:clients -- [client…]`: every check of clients against every correct and every faulty client. */
await run(async () => {
  const { positionals } = parsed({ allowPositionals: true });
  const all = [...correct, ...Object.keys(faultyClients)];
  for (const name of positionals) if (!all.includes(name)) throw unknownName('client', name, all);
  const names = positionals.length > 0 ? positionals : all;
  let good = 0;
  await inProcesses<ClientRun>(resolve(import.meta.dirname, 'worker.ts'), names, {
    done: each => {
      const problems = problemsOf(each);
      if (problems.length === 0) good += 1;
      for (const problem of problems) console.log(problem);
    },
  });
  console.log(cpuTime(names === all ? budget : undefined));
  console.log(`${good} passed, ${names.length - good} failed`);
  return good < names.length ? 1 : 0;
});
