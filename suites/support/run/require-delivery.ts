import { block } from '../findings/set-up.ts';
import type { TargetSession } from './target-session.ts';

/**
 * Blocks a check that needs a message where none has arrived in the preflight, so that the checks need not find out one by
 * one; a probe looks again.
 * @throws as a set-up does
 */
export function requireDelivery({ target, runState, caller }: TargetSession): void {
  if (caller.isProbe || !runState.count('no message')) return;
  const troubles = [...runState.details('no message'), ...runState.details('inbox trouble')];
  const trouble = troubles.findLast(Boolean);
  const within = `within ${target.inboxTimeout / 1000} s`;
  const obstacle = `the preflight triggered a message, but none arrived ${within}`;
  block({
    ...(!trouble && { takenForGranted: 'sign-up.texts-the-phone' }),
    obstacle: obstacle + (trouble ? `: ${trouble}` : ''),
    expected: `a message ${within}`,
    received: 'none',
    differences: [],
  });
}
