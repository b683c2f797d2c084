import type { Answer } from '../http/answer.ts';

/** An entry of a list that a check walks. */
export interface Entry<T = string> {
  /** What it is, as a noun that follows "for": `a JWT with "alg":"none"`. */
  name: string;
  value: T;
  /** The release that added it to the list, where that is later than the requirement. */
  since?: string;
}

/** Makes a call for each entry of a list, all at once; each answer says which entry it is for. */
export const askEach = <T>(
  entries: readonly Entry<T>[],
  ask: (value: T) => Promise<Answer>,
): Promise<Answer[]> =>
  Promise.all(entries.map(async ({ name, value, since }) => (await ask(value)).of(name, since)));
