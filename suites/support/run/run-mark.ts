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

/** A redirect URL with the mark of a run among its query parameters. */
export function withMark(redirectUrl: string, run: Run): string {
  const url = new URL(redirectUrl);
  url.search += `${url.search ? '&' : '?'}${parameter}=${markOf(run)}`;
  return url.href;
}

/** Which run has asked for a link; undefined where its mark was not asked for, or was dropped by the target. */
export function ownerOf(url: string, run: Run): 'this run' | 'another run' | undefined {
  const found = mark.exec(url)?.[1]?.toLowerCase();
  if (found === undefined) return undefined;
  return found === markOf(run) ? 'this run' : 'another run';
}

const markOf = ({ seed }: Run) => seed.toString(36);

/**
 * Whether links of others are among some. One of this run beside them does not make a number free: to find out who is
 * registered, a sign-in by another login ID may have texted it.
 */
export const hasLinksOfOthers = (urls: readonly string[], run: Run): boolean =>
  linksIn(urls).some(({ url }) => ownerOf(url, run) !== 'this run');
