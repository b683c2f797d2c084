import type { APIRequest } from '@playwright/test';
import {
  closeSession,
  openSession,
  type TargetSession,
} from '../../../suites/support/run/target-session.ts';
import { systemClock, type Clock } from '../../../targets/clock.ts';
import { custom } from '../../../targets/custom.ts';
import { currentRun } from '../../../targets/run.ts';
import { parseSettings } from '../../../targets/settings.ts';
import { given } from '../../support/custom-settings.ts';
import { settingsFor, type Served } from './served.ts';

let count = 0;

interface Patience {
  /** How long a call may take, in ms. */
  requestTimeout?: number;
  clock?: Clock;
  /** Beside the usual ones: no inbox is read unless one is named. */
  settings?: Record<string, string>;
}

/** Calls a server as a worker of the suite does, with a state of its own, and closes it. */
export async function reaching<T>(
  { url, close }: Served,
  { request }: { request: APIRequest },
  act: (session: TargetSession) => Promise<T>,
  { requestTimeout = 60_000, clock = systemClock, settings = {} }: Patience = {},
): Promise<T> {
  const { target } = parseSettings(
    given({
      ...settingsFor(url),
      TARGET_NAME: `reached ${process.pid} ${count++}`,
      INBOX: 'none',
      REQUEST_TIMEOUT_MS: String(requestTimeout),
      ...settings,
    }),
  );
  const session = await openSession(custom(target!), request, currentRun(), clock);
  try {
    return await act(session);
  } finally {
    await closeSession(session);
    await close();
  }
}
