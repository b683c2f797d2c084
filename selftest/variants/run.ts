import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parsed, run } from '../../commands/command.ts';
import { jobOf, targetIn } from '../in-process/jobs.ts';
import { testAll } from '../in-process/worker-pool.ts';
import { cpuTime } from '../support/budget.ts';
import { root } from '../support/sources.ts';
import { unknownName } from '../support/unknown-name.ts';
import { variants } from './index.ts';
import { problemsOf, tooFew } from './problems.ts';
import { nameOf } from './variant.ts';

/** The CPU seconds that all variants may take by the in-process runner. */
const budget = 400;

/**
 * `npm run test:variants -- [--runner] [--situations] [freedom…]`: every check and the histories of a default run against
 * every variant; by Playwright's runner if so asked, or with all histories.
 */
await run(async () => {
  const { values, positionals } = parsed({
    allowPositionals: true,
    options: { runner: { type: 'boolean' }, situations: { type: 'boolean' } },
  });
  const freedoms = variants.flatMap(each => Object.keys(each));
  for (const each of positionals) {
    if (!freedoms.includes(each)) throw unknownName('freedom', each, freedoms);
  }
  const all = variants.map(nameOf);
  const chosen = variants.filter(each => positionals.some(name => name in each)).map(nameOf);
  const names = positionals.length > 0 ? chosen : all;
  if (values.runner) return byPlaywright(names);
  const histories = values.situations ? 'situations' : 'tour';
  const jobs = names.flatMap(name =>
    (['checks', histories, 'stress', 'expiry'] as const).map(part => jobOf(part, name)),
  );
  return inProcess(jobs, names === all && !values.situations ? budget : undefined);
});

async function inProcess(jobs: readonly string[], most: number | undefined): Promise<number> {
  let good = 0;
  await testAll(jobs, {
    done: ({ name, outcomes }) => {
      const problems = problemsOf(outcomes, tooFew[targetIn(name).part]);
      if (problems.length === 0) good += 1;
      for (const each of problems) console.log(`${name}  ${each}`);
    },
  });
  console.log(cpuTime(most));
  console.log(`${good} passed, ${jobs.length - good} failed`);
  return good < jobs.length ? 1 : 0;
}

async function byPlaywright(names: readonly string[]): Promise<number> {
  const words = ['test', '-c', import.meta.dirname, ...names.flatMap(each => ['--project', each])];
  const playwright = resolve(root, 'node_modules/@playwright/test/cli.js');
  const child = spawn(process.execPath, [playwright, ...words], { cwd: root, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
