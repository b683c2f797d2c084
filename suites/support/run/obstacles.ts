import { receivedIn } from '../../../spec/finding.ts';
import { oneLine, shorten } from '../../../spec/sentence.ts';
import type { Connection, Proxy } from '../../../targets/target.ts';
import { isAbsent, type Answer } from '../http/answer.ts';
import { inShort, retryAfter } from '../http/throttle.ts';
import { plainHttp, tooLarge, unreachable, untrusted } from '../http/problem.ts';

/**
 * What stands in the way of every check, by the answers of the target to its operations and to an invented one, as a verb
 * that follows its name; undefined where nothing does.
 */
export function obstacleIn(
  answers: Answer[],
  invented: Answer,
  proxy: Proxy | undefined,
): string | undefined {
  const first = answers[0]!;
  if (answers.every(each => each.problem !== undefined)) return problemIn(first, proxy);
  if (answers.some(each => each.problem === tooLarge)) return tooLarge;
  if (answers.every(each => retryAfter(each) !== undefined)) {
    return `answers ${inShort(first)} to everything: it throttles all calls for now; wait, and set RATE_LIMIT to make fewer calls a minute`;
  }
  if (answers.every(({ status }) => status >= 500)) {
    return `answers every operation with a server error (${first.status}): its log may tell why`;
  }
  if (isNotThisApi(answers, invented)) {
    return (
      `answers ${first.status} both to a sign-up-or-in and to a path that does not exist, so it is not this API, ` +
      'or it rejects every caller: check BASE_URL with its path prefix, and DESCOPE_PROJECT_ID'
    );
  }
  return undefined;
}

/** What is said where the target refuses the approved redirect URL, and accepts the same call without any. */
export function unapprovedUrl({ approvedRedirectUrl }: Connection, answer: Answer): string {
  const said = shorten(oneLine(receivedIn(answer.exchange())), 200);
  return (
    `rejects APPROVED_REDIRECT_URL (${approvedRedirectUrl}), and accepts the same call without a redirect URL: ` +
    `approve ${new URL(approvedRedirectUrl).host} there, or give a URL that it approves. It answers ${said}`
  );
}

const remedy = 'check BASE_URL, and that the target is running';
const remedies: Record<string, string> = {
  [untrusted]:
    'set NODE_EXTRA_CA_CERTS to its CA, or TLS_INSECURE=1 to skip certificate verification',
  [plainHttp]: 'begin BASE_URL with http://, or give the port that speaks TLS',
};

function problemIn({ problem = '', url }: Answer, proxy: Proxy | undefined): string {
  if (proxy)
    return `${problem}, called by the proxy of ${proxy.setting} (${proxy.server}): check that, and BASE_URL`;
  const isLocal = problem === unreachable && new URL(url).hostname === 'localhost';
  const where = isLocal ? ' at 127.0.0.1 and at [::1]' : '';
  return `${problem}${where}: ${remedies[problem] ?? remedy}`;
}

function isNotThisApi(answers: Answer[], invented: Answer): boolean {
  if ([...answers, invented].every(isAbsent)) return true;
  return answers.every(
    ({ problem, status, text }) => !problem && status === invented.status && text === invented.text,
  );
}
