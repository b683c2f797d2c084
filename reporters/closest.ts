/** The words that are most like one, by the pairs of letters that they share. */
export function closest(word: string, words: readonly string[], most = 3): string[] {
  const wanted = pairsOf(word);
  const likeness = (other: string) => {
    const pairs = pairsOf(other);
    const shared = [...wanted].filter(each => pairs.has(each)).length;
    return (2 * shared) / (wanted.size + pairs.size);
  };
  const likely = words.map(each => ({ each, likeness: likeness(each) }));
  return likely
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ each }) => each);
}

function pairsOf(word: string): Set<string> {
  const letters = ` ${word} `;
  return new Set(Array.from(letters.slice(1), (letter, n) => `${letters[n]}${letter}`));
}
