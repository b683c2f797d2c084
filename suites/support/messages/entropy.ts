/**
 * How many bits of some texts vary, as far as so few samples show: for each place, the logarithm of how many characters
 * were seen there. A counter or a clock varies in a few places only.
 */
export function bitsThatVary(texts: readonly string[]): number {
  const longest = Math.max(0, ...texts.map(each => each.length));
  return Array.from({ length: longest }, (_, place) =>
    Math.log2(new Set(texts.map(each => each[place] ?? '')).size),
  ).reduce((sum, bits) => sum + bits, 0);
}
