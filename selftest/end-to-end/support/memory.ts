import { readFileSync } from 'node:fs';

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
  const own = Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  const children = textOf(`/proc/${pid}/task/${pid}/children`).match(/\d+/g) ?? [];
  return children.reduce((sum, each) => sum + heldBy(Number(each)), own);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
