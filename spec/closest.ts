/** The words that are most like one, by the pairs of letters that they share. */
export function closest<T extends string>(word: string, words: readonly T[], most = 3): T[] {
  const wanted = pairsOf(word);
  const likeness = (other: string) => {
    const pairs = pairsOf(other);
    const shared = [...wanted].filter(each => pairs.has(each)).length;
    return (2 * shared) / (wanted.size + pairs.size);
  };
  return words.toSorted((a, b) => likeness(b) - likeness(a)).slice(0, most);
}

/** What is said of an id that no requirement has, with those that are most like it. */
export const noRequirement = (id: string, ids: readonly string[]): string =>
  `No requirement is called ${id}; close to it are ${closest(id, ids).join(', ')}`;

function pairsOf(word: string): Set<string> {
  const letters = ` ${word.toLowerCase()} `;
  return new Set(Array.from(letters.slice(1), (letter, n) => `${letters[n]}${letter}`));
}
