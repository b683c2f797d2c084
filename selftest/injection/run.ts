import { parsed, run } from '../../commands/command.ts';
import { cpuTime } from '../support/budget.ts';
import { unknownName } from '../support/unknown-name.ts';
import { historyNames } from './histories.ts';
import { checkedIds, injectAll } from './inject-all.ts';
import { namedInVain, problemsOf } from './problems.ts';

/** The CPU seconds that all injections may take. */
const budget = 200;

/**
 * `npm run test:injection -- [id…]`: every check once more for each call that it makes and each fault, and a history for
 * each operation and each fault, such as `'tour verify'`.
 */
await run(async () => {
  const { positionals } = parsed({ allowPositionals: true });
  const all = [...checkedIds, ...historyNames];
  for (const name of positionals) {
    if (!all.includes(name)) throw unknownName('check or history', name, all);
  }
  const isWhole = positionals.length === 0;
  const results = await injectAll(isWhole ? all : positionals);
  const problems = [...results.flatMap(problemsOf), ...(isWhole ? namedInVain(results) : [])];
  for (const each of problems) console.log(each);
  const injections = results.flatMap(each => each.injections);
  const passed = injections.filter(({ verdict }) => verdict === 'passed').length;
  console.log(`${injections.length} injections, of which ${passed} were passed`);
  console.log(cpuTime(isWhole ? budget : undefined));
  console.log(`${injections.length - problems.length} passed, ${problems.length} failed`);
  return problems.length > 0 ? 1 : 0;
});
