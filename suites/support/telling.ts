import type { Answer } from './answer.ts';

/**
 * The fields by which two kinds of answers can be told apart: missing in one kind, or alike within each kind and different
 * between them, numbers aside.
 */
export function telling(ones: readonly Answer[], others: readonly Answer[]): string[] {
  const names = new Set([...ones, ...others].flatMap(each => Object.keys(shapeOf(each))));
  return [...names].filter(name => {
    const [one, other] = [ones, others].map(
      answers => new Set(answers.map(each => shapeOf(each)[name] ?? 'missing')),
    );
    return one?.size === 1 && other?.size === 1 && [...one][0] !== [...other][0];
  });
}

/** What an answer shows, each digit replaced: numbers differ by their nature. */
function shapeOf({ status, fields }: Answer): Record<string, string> {
  const shown = Object.entries(fields).map(([name, value]) => [
    name,
    (JSON.stringify(value) ?? '').replaceAll(/\d+/g, '#'),
  ]);
  return { status: String(status), ...(Object.fromEntries(shown) as Record<string, string>) };
}
