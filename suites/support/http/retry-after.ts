import type { Answer } from './answer.ts';

/** How long the target asks us to wait in ms, where it is 429, or 503 with Retry-After. */
export function retryAfter(answer: Answer): number | undefined {
  const header = answer.header('retry-after');
  if (answer.status !== 429 && !(answer.status === 503 && header !== undefined)) return undefined;
  const seconds = Number(header ?? 1);
  if (Number.isFinite(seconds)) return Math.max(seconds, 0) * 1000;
  const until = Date.parse(header ?? '') - Date.now();
  return Number.isFinite(until) ? Math.max(until, 0) : 1000;
}
