import { parsed, run } from '../../commands/command.ts';
import { cpuTime } from '../support/budget.ts';
import { unknownName } from '../support/unknown-name.ts';
import { checkedIds, injectAll } from './inject-all.ts';
import { namedInVain, problemsOf } from './problems.ts';

/** The CPU seconds that all injections may take. */
const budget = 200;

/** `npm run test:injection -- [id…]`: every check once more for each call that it makes and each fault. */
await run(async () => {
  const { positionals } = parsed({ allowPositionals: true });
  for (const id of positionals) {
    if (!checkedIds.includes(id)) throw unknownName('check', id, checkedIds);
  }
  const isWhole = positionals.length === 0;
  const results = await injectAll(isWhole ? checkedIds : positionals);
  const problems = [...results.flatMap(problemsOf), ...(isWhole ? namedInVain(results) : [])];
  for (const each of problems) console.log(each);
  const all = results.flatMap(({ injections }) => injections);
  const passed = all.filter(({ verdict }) => verdict === 'passed').length;
  console.log(`${all.length} injections, of which ${passed} were passed by their check`);
  console.log(cpuTime(isWhole ? budget : undefined));
  console.log(`${all.length - problems.length} passed, ${problems.length} failed`);
  return problems.length > 0 ? 1 : 0;
});
