import { examine } from '../suites/support/run/preflight-set-up.ts';
import { beginWith } from '../targets/global-setup.ts';
import type { PreflightResult } from '../targets/preflight-result.ts';
import type { Settings } from '../targets/settings.ts';
import { stopTarget } from '../targets/started.ts';
import { UsageError } from './command.ts';
import type { Words } from './flags.ts';
import { startAsked } from './start.ts';

/** Makes the preflight of a run, cleans up after it, and gives what it has found. */
export async function diagnose(
  settings: Settings,
  values: Words['values'],
): Promise<PreflightResult> {
  const { target } = settings;
  if (!target) throw new UsageError('Give the URL of the target first, or set BASE_URL');
  await startAsked(values, settings);
  const metadata = {};
  const end = await beginWith(target, metadata);
  try {
    return await examine(settings);
  } finally {
    await end();
    await stopTarget();
  }
}

/** What the preflight has found, setting by setting: first what is in effect, then what to do. */
export function diagnosis({ inEffect, target }: Settings, found: PreflightResult): string {
  const { obstacle, hints } = found;
  const problems = [...(obstacle === undefined ? [] : [obstacle]), ...hints];
  const good = obstacle === undefined ? findingsIn(found) : {};
  const rows = Object.entries({
    ...inEffect,
    OPERATIONS: inEffect['OPERATIONS'] ?? 'all five',
  }).map(([name, value]) => {
    const isBlamed = problems.some(each => new RegExp(`\\b${name}\\b`).test(each));
    return [name, value, isBlamed ? 'see below' : (good[name] ?? '')];
  });
  const [wide, wider] = [0, 1].map(n => Math.max(...rows.map(each => each[n]!.length)));
  const table = rows.map(([name, value, finding]) =>
    `  ${name!.padEnd(wide!)}  ${value!.padEnd(wider!)}  ${finding}`.trimEnd(),
  );
  const verdict =
    obstacle !== undefined
      ? `Nothing can be tested: ${obstacle}`
      : `${target?.name} can be tested${hints.length > 0 ? ', but' : '.'}`;
  return [...table, '', verdict, ...hints.map(each => `  ${each}`)].join('\n');
}

/** What is found of settings with which a target can be tested. */
function findingsIn(found: PreflightResult): Record<string, string> {
  const { takesMark, missing, inbox } = found;
  return {
    BASE_URL: 'answers as this API does',
    DESCOPE_PROJECT_ID: 'accepted',
    APPROVED_REDIRECT_URL: takesMark ? 'accepted' : 'accepted, but not with a query',
    OPERATIONS: missing.length > 0 ? `not there: ${missing.join(', ')}` : 'all there',
    INBOX: inbox ? ofInbox(inbox) : 'requirements that need a message are not tested',
  };
}

function ofInbox(inbox: NonNullable<PreflightResult['inbox']>): string {
  if (!inbox.delivers) return 'no link could be read';
  return [
    inbox.showsTokensOnly ? 'a token can be read' : 'a link arrived',
    ...(inbox.isNewestFirst ? ['the newest message comes first'] : []),
    ...(inbox.keepsNewestOnly ? ['only the newest message is kept'] : []),
  ].join('; ');
}
