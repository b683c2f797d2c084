import type { Finding, Step } from '../spec/finding.ts';
import { cachedBy } from '../spec/proxies.ts';

const most = 6;

/** The steps before the judged one, in a line: `sign-up 200 › verify 401 ×3`. Empty where there were none. */
export function callTrail({ trail, judged }: Finding): string {
  const groups: { name: string; times: number }[] = [];
  for (const name of trail.slice(0, judged ?? trail.length).map(inShort)) {
    const last = groups.at(-1);
    if (last?.name === name) last.times++;
    else groups.push({ name, times: 1 });
  }
  const shown = groups
    .slice(-most)
    .map(({ name, times }) => (times > 1 ? `${name} ×${times}` : name));
  return [...(groups.length > most ? ['…'] : []), ...shown].join(' › ');
}

function inShort(step: Step): string {
  if (step.kind === 'message') return 'message';
  if (step.kind === 'command') return `command ${step.operation}`;
  const { whose, operation, response } = step;
  const caller = whose === 'ours' ? '' : `${whose} `;
  const cached = response && response.status < 300 && cachedBy(response.headers);
  const by = cached ? ` from a cache (${cached})` : '';
  return `${caller}${operation} ${response?.status ?? 'no answer'}${by}`;
}
