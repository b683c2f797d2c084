import { parsed, run, wholeNumber } from '../../commands/command.ts';
import { cpuTime } from '../support/budget.ts';
import { currentCommit, shuffled } from '../support/commit.ts';
import { unknownName } from '../support/unknown-name.ts';
import { historyNames } from './histories.ts';
import { checkedIds, injectAll } from './inject-all.ts';
import { namedInVain, problemsOf } from './problems.ts';

/** The CPU seconds that a check may take with all its injections, where many are tried. */
const perName = 200 / 360;

/**
 * `npm run test:injection -- [--budget <CPU seconds>] [id…]`: every check once more for each call that it makes and each
 * fault, and a history for each operation and each fault, such as `'tour verify'`. With a budget, as many as it allows,
 * chosen by the commit.
 */
await run(async () => {
  const { values, positionals } = parsed({
    allowPositionals: true,
    options: { budget: { type: 'string' } },
  });
  const limit = values.budget && wholeNumber('--budget', values.budget, 1, 100_000);
  const all = [...checkedIds, ...historyNames];
  for (const name of positionals) {
    if (!all.includes(name)) throw unknownName('check or history', name, all);
  }
  const names = positionals.length > 0 ? positionals : all;
  const commit = limit ? currentCommit() : '';
  const results = await injectAll(
    limit ? shuffled(names, commit) : names,
    (seconds, running) => !limit || seconds + (running + 1) * perName < limit,
  );
  const isWhole = results.length === all.length;
  const problems = [...results.flatMap(problemsOf), ...(isWhole ? namedInVain(results) : [])];
  for (const each of problems) console.log(each);
  const injections = results.flatMap(each => each.injections);
  const passed = injections.filter(({ verdict }) => verdict === 'passed').length;
  console.log(`${injections.length} injections, of which ${passed} were passed`);
  if (limit)
    console.log(
      `${results.length} of ${names.length} checks and histories, chosen by commit ${commit}`,
    );
  console.log(cpuTime(limit || (isWhole ? perName * all.length : undefined)));
  console.log(`${injections.length - problems.length} passed, ${problems.length} failed`);
  return problems.length > 0 || injections.length === 0 ? 1 : 0;
});
