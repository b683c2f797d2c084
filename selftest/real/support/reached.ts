import type { APIRequest } from '@playwright/test';
import { reach, type Site } from '../../../suites/support/site.ts';
import { custom } from '../../../targets/custom.ts';
import { currentRun } from '../../../targets/run.ts';
import { parseSettings } from '../../../targets/settings.ts';
import { settingsFor } from './served.ts';

let count = 0;

/** A target as a worker reaches it, with little patience and a ledger of its own. */
export function reached(url: string, { request }: { request: APIRequest }): Promise<Site> {
  const { target } = parseSettings({
    ...settingsFor(url),
    TARGET_NAME: `reached ${process.pid} ${count++}`,
    INBOX: 'none',
    REQUEST_TIMEOUT_MS: '700',
  });
  return reach(custom(target!), request, currentRun());
}
