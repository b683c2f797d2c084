import { AsyncLocalStorage } from 'node:async_hooks';
import { fixturesOf, type Fixtures, type Registry } from './fixtures.ts';

export { expect } from '@playwright/test';

/** A check as its suite declares it. */
export interface Check {
  title: string;
  tags: string[];
  annotations: { type: string; description?: string }[];
  /** What `test.use` has set around it. */
  options: Record<string, unknown>;
  body: (...all: never[]) => Promise<void>;
  registry: Registry;
}

type Annotation = Check['annotations'][number];
type Details = { tag?: string | string[]; annotation?: Annotation | Annotation[] };

/** Every check and history that the suites have declared so far. */
export const declared: Check[] = [];

/** The TestInfo of the check that is being run. */
export const running = new AsyncLocalStorage<unknown>();

const scopes: Record<string, unknown>[] = [{}];

/** Stands in for Playwright's `test`: collects each check in place of running it. */
export const test = testWith({});

function testWith(registry: Registry) {
  const declare = (title: string, { tag = [], annotation = [] }: Details, body: Check['body']) =>
    declared.push({
      title,
      tags: [tag].flat(),
      annotations: [annotation].flat(),
      options: Object.assign({}, ...scopes),
      body,
      registry,
    });
  const describe = Object.assign(
    (...words: unknown[]) => {
      scopes.push({});
      (words.at(-1) as () => void)();
      scopes.pop();
    },
    { configure: () => undefined },
  );
  const use = (options: object) => Object.assign(scopes.at(-1)!, options);
  const extend = (more: Fixtures) => testWith({ ...registry, ...fixturesOf(more) });
  const info = () => running.getStore();
  return Object.assign(declare, { describe, use, extend, info });
}
