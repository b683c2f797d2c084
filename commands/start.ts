import type { Settings } from '../targets/settings.ts';
import { startTarget } from '../targets/started.ts';
import { UsageError } from './command.ts';
import type { Words } from './flags.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/** Starts the target where `--start` asks for it. @throws UsageError where nothing says what would be started */
export async function startAsked(values: Words['values'], { target }: Settings): Promise<void> {
  const { start: command } = values;
  const waitFor = values['wait-for'];
  if (typeof command !== 'string') {
    if (waitFor === undefined) return;
    throw new UsageError('--wait-for says how long --start may take: give both, or neither');
  }
  if (!target)
    throw new UsageError('--start needs the URL of the target: give it first, or set BASE_URL');
  const { base, tlsInsecure, managementKey } = target;
  const patience = milliseconds(String(waitFor ?? '60s'));
  await startTarget({ command, base, tlsInsecure, managementKey, patience });
}

function milliseconds(time: string): number {
  const [, number, unit = ''] = /^(\d+)(ms|s|m)$/.exec(time) ?? [];
  if (number) return Number(number) * units[unit]!;
  throw new UsageError(`--wait-for is "${time}": give a time such as 60s, 500ms or 2m`);
}
