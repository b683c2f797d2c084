import type { Evidence } from '../spec/finding.ts';

const most = 6;

/** The calls that led up to the judged one, in one line: `sign-up 200 › verify 401 ×3`. Empty where there were none. */
export function afterLine({ exchanges, judged }: Evidence): string {
  const steps: { call: string; times: number }[] = [];
  for (const { operation, response } of exchanges.slice(0, judged ?? exchanges.length)) {
    const call = `${operation} ${response?.status ?? 'no answer'}`;
    const last = steps.at(-1);
    if (last?.call === call) last.times++;
    else steps.push({ call, times: 1 });
  }
  const shown = steps
    .slice(-most)
    .map(({ call, times }) => (times > 1 ? `${call} ×${times}` : call));
  return [...(steps.length > most ? ['…'] : []), ...shown].join(' › ');
}
