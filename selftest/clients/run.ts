import { resolve } from 'node:path';
import { parsed, run, wholeNumber } from '../../commands/command.ts';
import { faultyClients } from '../faults/clients.ts';
import { inProcesses } from '../in-process/worker-pool.ts';
import { cpuTime } from '../support/budget.ts';
import { unknownName } from '../support/unknown-name.ts';
import { correct, problemsOf } from './problems.ts';
import type { ClientRun } from './worker.ts';

/** The CPU seconds that all clients may take. */
const budget = 400;

/**
 * `npm run test:clients -- [--part 1/4] [client…]`: every check of clients against every correct and every faulty client, or
 * against each fourth of them, from the first on.
 */
await run(async () => {
  const { values, positionals } = parsed({
    allowPositionals: true,
    options: { part: { type: 'string', default: '1/1' } },
  });
  const all = [...correct, ...Object.keys(faultyClients)];
  for (const name of positionals) if (!all.includes(name)) throw unknownName('client', name, all);
  const [part, parts] = values.part.split('/').map(each => wholeNumber('--part', each, 1, 100));
  const named = positionals.length > 0 ? positionals : all;
  const names = named.filter((_, n) => n % (parts ?? 1) === part! - 1);
  let good = 0;
  await inProcesses<ClientRun>(resolve(import.meta.dirname, 'worker.ts'), names, {
    done: each => {
      const problems = problemsOf(each);
      if (problems.length === 0) good += 1;
      for (const problem of problems) console.log(problem);
    },
  });
  console.log(cpuTime(positionals.length > 0 ? undefined : budget / (parts ?? 1)));
  console.log(`${good} passed, ${names.length - good} failed`);
  return good < names.length ? 1 : 0;
});
