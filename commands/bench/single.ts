import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { outboxOf, settingsFor } from '../serving.ts';
import { give } from '../../targets/command-line.ts';
import { fileOf } from '../test.ts';
import { costOf } from './cost.ts';
import { root } from './files.ts';

/** One check of ours, and one empty test, run in the same way. */
export interface Single {
  from: 'checkout' | 'package';
  words: readonly string[];
  empty: readonly string[];
}

const id = 'sign-in.refuses-unregistered';
const playwright = resolve(root, 'node_modules/@playwright/test/cli.js');
const empty = [playwright, 'test', '-c', resolve(root, 'commands/bench/empty.config.mjs')];
const program = resolve(root, 'dist/commands/main.js');
const withoutLoader = [
  '--import',
  pathToFileURL(resolve(root, 'commands/bench/without-loader.mjs')).href,
];

/** Serves the reference, and gives what is compared: from a checkout, and from the package where `npm run build` has made it. */
export async function singles(): Promise<{ all: Single[]; stop: () => Promise<void> }> {
  const reference = new Reference();
  const { url, close } = await serve(reference);
  const { LINK_LIFETIME_S: _, ...settings } = settingsFor(reference, url);
  give({ ...settings, ...outboxOf(url), RESULTS_DIR: 'results/bench/single' });
  const only = ['--grep', `@${id}`];
  const fromCheckout = [playwright, 'test', fileOf(id), ...only];
  const all: Single[] = [{ from: 'checkout', words: fromCheckout, empty }];
  if (existsSync(program))
    all.push({ from: 'package', words: [program, ...only], empty: [...withoutLoader, ...empty] });
  return { all, stop: close };
}

/** The CPU seconds of the check and of the empty test, one after the other. */
export async function costOfSingle({ words, empty: floor }: Single) {
  const check = await costOf(words);
  const nothing = await costOf(floor);
  return { check: check?.cpu, nothing: nothing?.cpu };
}
