import type { Run } from '../../../targets/run.ts';
import { linksIn } from '../messages/link.ts';
import type { Context } from './context.ts';

const parameter = 'conformance-run';
const mark = new RegExp(`[?&]${parameter}(?:=|%3D)([a-z\\d]+)`, 'i');

/** The redirect URL of usual calls: approved, with the mark of the run, so that its links can be told from those of others. */
export function redirectUrlOf({
  connection: { approvedRedirectUrl },
  run,
  preflight,
}: Pick<Context, 'connection' | 'run' | 'preflight'>): string {
  return preflight.takesMark ? withMark(approvedRedirectUrl, run) : approvedRedirectUrl;
}

/**
 * The redirect URL of a call that only asks who is registered: with the mark of another run, so that its link, which goes to
 * a number that nobody has asked about, is none of ours there.
 */
export const redirectUrlOfLooks = (context: Pick<Context, 'connection' | 'run' | 'preflight'>) =>
  redirectUrlOf({ ...context, run: { ...context.run, seed: context.run.seed + 1 } });

/** A redirect URL with the mark of a run among its query parameters. */
export function withMark(redirectUrl: string, run: Run): string {
  const url = new URL(redirectUrl);
  url.search += `${url.search ? '&' : '?'}${parameter}=${markOf(run)}`;
  return url.href;
}

/** The query parameters that redirect URLs of this run alone have: none where the target takes no mark. */
export const marksOf = ({ preflight, run }: Pick<Context, 'preflight' | 'run'>) =>
  preflight.takesMark ? [[parameter, markOf(run)] as const] : [];

/** Which run has asked for a link; undefined where its mark was not asked for, or was dropped by the target. */
export function ownerOf(url: string, run: Run): 'this run' | 'another run' | undefined {
  const found = mark.exec(url)?.[1]?.toLowerCase();
  if (found === undefined) return undefined;
  return found === markOf(run) ? 'this run' : 'another run';
}

const markOf = ({ seed }: Run) => seed.toString(36);

/** Whether links of others are among some, whatever else of this run is there. */
export const hasLinksOfOthers = (urls: readonly string[], run: Run): boolean =>
  linksIn(urls).some(({ url }) => ownerOf(url, run) !== 'this run');
