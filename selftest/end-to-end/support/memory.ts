import { readdirSync, readFileSync } from 'node:fs';

const interval = 200;

/** Watches what a process and its descendants hold together, where the system tells. */
export function watchMemory(pid: number): { end(): number } {
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, heldBy(pid))), interval);
  return {
    end: () => {
      clearInterval(timer);
      return Math.round(most / 1024);
    },
  };
}

/** In kB; what processes share, such as Node itself, counts once. */
function heldBy(pid: number): number {
  const parents = new Map(
    namesIn('/proc')
      .filter(name => /^\d+$/.test(name))
      .map(name => [Number(name), parentOf(name)]),
  );
  const isOurs = (id: number): boolean =>
    id === pid || (parents.has(id) && isOurs(parents.get(id)!));
  return [...parents.keys()].filter(isOurs).reduce((sum, id) => sum + shareOf(id), 0);
}

const parentOf = (name: string) =>
  Number(textOf(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[1] ?? 0);

const shareOf = (id: number) =>
  Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
