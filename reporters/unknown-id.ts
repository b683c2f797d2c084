import { roleOf } from '../spec/requirement.ts';
import { noRequirement } from '../spec/closest.ts';
import type { Catalogue } from './report.ts';

/** What to say where nothing was found for `--grep` with what looks like an id: that there is none, and the closest. */
export function unknownId(
  message: string,
  catalogue: Catalogue,
  args: readonly string[] = process.argv,
): string | undefined {
  if (!message.includes('No tests found')) return undefined;
  const [, id] =
    /(?: -g| --grep)[= ]@([\w-]+(?:\.[\w-]+)+)(?:\(\S*)?(?: |$)/.exec(args.join(' ')) ?? [];
  if (!id) return undefined;
  const known = Object.hasOwn(catalogue, id) ? catalogue[id] : undefined;
  if (known && roleOf(known) === 'client')
    return `${id} is a duty of SDKs, and no SDK is tested: set SDK_DRIVER to the command of its driver`;
  if (known) return undefined;
  return noRequirement(id, Object.keys(catalogue));
}
