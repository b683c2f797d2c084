#!/usr/bin/env node
import { suiteVersion } from '../targets/about.ts';
import { meant } from '../spec/closest.ts';
import { run, unknownWord, UsageError } from './command.ts';
import { help, helpOn } from './help.ts';
import { test } from './test.ts';

/** What the program does beside testing; each is a module that does it when it is loaded. */
const commands: Readonly<Record<string, () => Promise<unknown>>> = {
  init: () => import('./init.ts'),
  doctor: () => import('./doctor.ts'),
  demo: () => import('./demo.ts'),
  list: () => import('./list.ts'),
  explain: () => import('./explain.ts'),
  compare: () => import('./compare.ts'),
  baseline: () => import('./baseline.ts'),
  reference: () => import('./reference.ts'),
  prove: () => import('./prove.ts'),
  observe: () => import('./observe.ts'),
  'driver-check': () => import('./driver-check.ts'),
  'merge-reports': () => import('./merge-reports.ts'),
};

const [first = '', ...others] = process.argv.slice(2);
const command = Object.hasOwn(commands, first) ? commands[first] : undefined;
if (command && asksForHelp(others)) console.log(helpOn(first));
else if (command) {
  process.argv.splice(2, 1); // a command reads its own words
  await command();
} else await run(start);

/** Whether words ask for help; behind `--` stand those of another program. */
function asksForHelp(words: string[]): boolean {
  const own = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  return own.includes('--help') || own.includes('-h');
}

async function start(words: string[]): Promise<void> {
  if (words.includes('--version')) return console.log(suiteVersion().version);
  if (first === 'help' || asksForHelp(words)) {
    const [named = ''] = others;
    return console.log(Object.hasOwn(commands, named) ? helpOn(named) : help());
  }
  if (/^[a-z][a-z-]*$/.test(first))
    throw new UsageError(unknownWord(`command "${first}"`, meant(first, Object.keys(commands))));
  await test(words);
}
