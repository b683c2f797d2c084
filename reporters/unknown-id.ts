import { closest } from './closest.ts';
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
  if (!id || Object.hasOwn(catalogue, id)) return undefined;
  return `No requirement is called ${id}; close to it are ${closest(id, Object.keys(catalogue)).join(', ')}`;
}
