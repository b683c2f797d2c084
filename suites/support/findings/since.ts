import { AsyncLocalStorage } from 'node:async_hooks';

const release = new AsyncLocalStorage<string>();

/** Judges as of a release: for an assertion, a probe or a history that asks for more than its requirement did before. */
export const since = <T>(name: string, judge: () => T): T => release.run(name, judge);

/** The release as of which is being judged; undefined where the requirement alone says it. */
export const sinceHere = (): string | undefined => release.getStore();
