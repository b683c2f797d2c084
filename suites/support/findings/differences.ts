import type { Answer } from '../http/answer.ts';

/**
 * The fields by which two kinds of answers can be told apart: missing in one kind, or alike within each kind and different
 * between them, numbers aside.
 */
export function differencesBetween(ones: readonly Answer[], others: readonly Answer[]): string[] {
  const names = new Set([...ones, ...others].flatMap(each => Object.keys(shapeOf(each))));
  return [...names].filter(name => {
    const one = new Set(ones.map(each => shapeOf(each)[name] ?? missing));
    const other = new Set(others.map(each => shapeOf(each)[name] ?? missing));
    const differ = [...one].every(each => !other.has(each));
    const alike = one.size === 1 && other.size === 1;
    return differ && (alike || one.has(missing) || other.has(missing));
  });
}

const missing = 'missing';

/** What an answer shows, each digit replaced: numbers differ by their nature. */
function shapeOf({ status, fields }: Answer): Record<string, string> {
  const shown = Object.entries(fields).map(([name, value]) => [
    name,
    (JSON.stringify(value) ?? '').replaceAll(/\d+/g, '#'),
  ]);
  return { status: String(status), ...(Object.fromEntries(shown) as Record<string, string>) };
}
