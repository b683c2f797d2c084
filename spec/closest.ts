/** The words that are most like one, by the pairs of letters that they share. */
export function closest<T extends string>(word: string, words: readonly T[], most = 3): T[] {
  return words.toSorted((a, b) => likeness(word, b) - likeness(word, a)).slice(0, most);
}

/** From this likeness on, a word is likely to be another one with a typing error. */
const close = 0.4;

/** The word that another one is likely to be meant for; undefined where none is close to it. */
export function meant<T extends string>(word: string, words: readonly T[]): T | undefined {
  const [near] = closest(word, words, 1);
  return near !== undefined && likeness(word, near) >= close ? near : undefined;
}

/** How much two words have in common, from 0 to 1. */
export function likeness(one: string, other: string): number {
  const [wanted, pairs] = [pairsOf(one), pairsOf(other)];
  const shared = [...wanted].filter(each => pairs.has(each)).length;
  return (2 * shared) / (wanted.size + pairs.size);
}

/** What is said of an id that no requirement has, with those that are most like it. */
export const noRequirement = (id: string, ids: readonly string[]): string =>
  `No requirement is called ${id}; close to it are ${closest(id, ids).join(', ')}`;

function pairsOf(word: string): Set<string> {
  const letters = ` ${word.toLowerCase()} `;
  return new Set(Array.from(letters.slice(1), (letter, n) => `${letters[n]}${letter}`));
}
