import { readFileSync } from 'node:fs';

/** The unit of times in `/proc`: hundredths of a second on every Linux, whatever the clock of its kernel. */
const tick = 0.01;
const stat = '/proc/self/stat';
const [cutime, cstime] = [13, 14]; // counted from the state, which follows the name of the program

/**
 * The CPU seconds of this process and of all that it has started, with what those have started, as far as they have ended
 * and whoever started them has waited for that. Undefined where there is no `/proc`.
 */
export function cpuSeconds(): number | undefined {
  const children = secondsOfChildren();
  if (children === undefined) return undefined;
  const { user, system } = process.cpuUsage();
  return children + (user + system) / 1e6;
}

function secondsOfChildren(): number | undefined {
  try {
    const fields = readFileSync(stat, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[cutime]) + Number(fields[cstime])) * tick;
  } catch {
    return undefined;
  }
}
