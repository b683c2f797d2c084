import { readFileSync } from 'node:fs';

/** The release that this suite is, or is to become: what no release has yet counts as of it. */
export const thisRelease = '0.2.0';

/** What a release has fixed of a requirement. */
export interface Released {
  level: 'MUST' | 'SHOULD';
  /** The release that brought it. */
  since: string;
  /** The releases that asked for more than those before them. */
  stricter?: string[];
  /** The release that took it away; its id is never used again. */
  removed?: string;
}

let released: Readonly<Record<string, Released>> | undefined;

/** All requirements that were ever released, by their ids. */
export const releasedRequirements = (): Readonly<Record<string, Released>> =>
  (released ??= JSON.parse(
    readFileSync(new URL('released.json', import.meta.url), 'utf8'),
  ) as typeof released)!;

/** The release since when a requirement is known; that to come, where none has it yet. */
export const sinceOf = (requirement: string): string =>
  releasedRequirements()[requirement]?.since ?? thisRelease;

/** Whether a release came after another, of which the last numbers may be left out: 0.4.2 is part of 0.4. */
export function isLater(release: string, other: string): boolean {
  const [ones, others] = [release, other].map(each => each.split('.').map(Number));
  const at = others!.findIndex((part, n) => part !== ones![n]);
  return at >= 0 && ones![at]! > others![at]!;
}

/** The latest of some releases. */
export const latestOf = (first: string, ...others: (string | undefined)[]): string =>
  others.reduce<string>((one, other) => (other && isLater(other, one) ? other : one), first);
