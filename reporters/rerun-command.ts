import type { Catalogue } from './report.ts';

/** The command that runs the check of one requirement and no other. */
export function rerunCommand(id: string, catalogue: Catalogue) {
  const isPrefix = Object.keys(catalogue).some(each => each !== id && each.startsWith(id));
  return `npx playwright test --grep ${isPrefix ? `"@${id}(\\s|$)"` : `@${id}`}`;
}
