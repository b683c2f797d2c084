import type { APIRequest } from '@playwright/test';
import { openSession, type TargetSession } from '../../../suites/support/run/target-session.ts';
import { systemClock, type Clock } from '../../../targets/clock.ts';
import { custom } from '../../../targets/custom.ts';
import { currentRun } from '../../../targets/run.ts';
import { settingsFor } from './served.ts';

let count = 0;

/** A target as a worker reaches it, with little patience and a run state of its own. */
export function reached(
  url: string,
  { request }: { request: APIRequest },
  clock: Clock = systemClock,
): Promise<TargetSession> {
  const target = custom({
    ...settingsFor(url),
    TARGET_NAME: `reached ${process.pid} ${count++}`,
    INBOX: 'none',
    REQUEST_TIMEOUT_MS: '700',
  });
  return openSession(target, request, currentRun(), clock);
}
