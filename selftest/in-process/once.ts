/*
 * Runs every check and the histories of a default run once on the target that the settings name, as `npx playwright test`
 * does, in this process. It prints what speaks against the target, and how many numbers it has used.
 */
import { idOf, requirements } from '../../suites/catalogue.ts';
import { chooseTarget } from '../../targets/choose.ts';
import { readSettings } from '../../targets/settings.ts';
import { usedNumbers } from '../../targets/used-numbers.ts';
import { problemsOf, tooFew } from '../variants/problems.ts';
import { checks, defaultTour, randomHistories, runChecks, stressHistories } from './checks.ts';
import { plainRequest } from './request.ts';

const target = chooseTarget(readSettings(requirements));
const chosen = [...checks, ...defaultTour, ...randomHistories, ...stressHistories];
const outcomes = await runChecks(chosen, target, { playwright: { request: plainRequest } });
const named = outcomes.map((each, n) => [idOf(chosen[n]!.tags) ?? chosen[n]!.title, each] as const);
const problems = problemsOf(Object.fromEntries(named), tooFew.checks);
for (const each of problems) console.log(each);
console.log(`${usedNumbers()} phone numbers used`);
process.exit(problems.length > 0 ? 1 : 0);
