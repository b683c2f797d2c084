import { UsageError } from '../../commands/command.ts';
import { closest } from '../../spec/closest.ts';

/** Says that there is no such name, and which are close to it. */
export function unknownName(what: string, name: string, names: readonly string[]): UsageError {
  const near = closest(name, names).join(', ');
  return new UsageError(`There is no ${what} "${name}"; close to it are ${near}`);
}
