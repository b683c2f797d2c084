import { block } from '../findings/set-up.ts';
import type { TargetSession } from './target-session.ts';

/**
 * Blocks a check that needs a message where none has arrived in the preflight, so that the checks need not find out one by
 * one; a probe looks again.
 * @throws as a set-up does
 */
export function requireDelivery({ target, preflight, caller }: TargetSession): void {
  if (caller.isProbe || preflight.inbox?.delivers !== false) return;
  const { holds } = preflight.inbox;
  if (holds !== undefined) {
    block({
      takenForGranted: 'redirects.link-carries-token-as-t',
      obstacle: `a message arrived, but it contains no link with a token as the parameter t: ${holds}`,
      expected: 'a link with the parameter `t`',
      received: holds,
      differences: [],
    });
  }
  const within = `within ${target.inboxTimeout / 1000} s`;
  block({
    takenForGranted: 'sign-up.texts-the-phone',
    obstacle: `the preflight triggered a message, but none arrived ${within}`,
    expected: `a message ${within}`,
    expects: 'message',
    received: 'none',
    differences: [],
  });
}
