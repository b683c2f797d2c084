import type { Injected, Injection } from './inject.ts';
import { isListed, mayPass } from './may-pass.ts';

/** What speaks against the injections of a check or a history. */
export function problemsOf({ name, usual, injections }: Injected): string[] {
  if (usual.verdict !== 'passed') return [`${name}  ${usual.verdict} without any fault`];
  if (injections.length === 0) return [`${name}  makes no call that could meet a fault`];
  return injections.flatMap(each => problemOf(name, each) ?? []);
}

function problemOf(name: string, injection: Injection): string | undefined {
  const { call, fault, isMet, verdict } = injection;
  if (!isMet) return `${name}  did not make the call ${call} again`;
  if (verdict === 'failed' || verdict === 'blocked') return undefined;
  if (verdict === 'passed' && isListed(name, injection)) return undefined;
  return `${name}  ${verdict} though ${call} ${fault}`;
}

/** The checks that the list names in vain, once all have run. */
export function namedInVain(results: readonly Injected[]): string[] {
  return mayPass.flatMap(entry =>
    entry.checks
      .filter(id => {
        const { injections } = results.find(({ name }) => name === id) ?? { injections: [] };
        return !injections.some(each => each.verdict === 'passed' && isListed(id, each, [entry]));
      })
      .map(id => `${id}  is listed as one that may pass, and never does`),
  );
}
