import type { Run } from '../../../targets/run.ts';
import type { Context } from './context.ts';

const parameter = 'conformance-run';
const mark = new RegExp(`[?&]${parameter}(?:=|%3D)([a-z\\d]+)`, 'i');
const notTaken = 'mark not taken';

/** The redirect URL of usual calls: approved, with the mark of the run, so that its links can be told from those of others. */
export function redirectUrlOf({ connection, run, runState }: Marking): string {
  const { approvedRedirectUrl } = connection;
  return runState.count(notTaken) > 0 ? approvedRedirectUrl : withMark(approvedRedirectUrl, run);
}

/** Leaves the mark out from now on: the target takes the approved redirect URL as it is, and nothing else. */
export function leaveMarkOut({ runState }: Marking): void {
  runState.add(notTaken);
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

type Marking = Pick<Context, 'connection' | 'run' | 'runState'>;

const markOf = ({ seed }: Run) => seed.toString(36);
