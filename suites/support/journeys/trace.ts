import type { Outcome } from '../../../spec/command.ts';
import { roleIn, type Name, type Role, type Step } from './script.ts';

/** A step of a history and what its call came to, whatever was expected; *not entered* where it was not made. */
export interface Executed {
  step: Step;
  kind: Outcome['kind'] | 'not entered';
}

/** A link of A in the first project: the call that asked for it, and when it was sent and verified. */
export interface SentLink {
  step: Extract<Step, { as: Name }>;
  sent: number;
  verified?: number;
}

/** The links of a role in a project that a trace has sent, in order. */
export function linksIn(trace: readonly Executed[], role: Role, project?: 'other'): SentLink[] {
  const links: SentLink[] = [];
  trace.forEach(({ step, kind }, at) => {
    if (kind !== 'accepted' || roleIn(step) !== role) return;
    if ('as' in step && step.project === project) links.push({ step, sent: at });
    if (step.do !== 'verify' || typeof step.link === 'string') return;
    if (step.link.project !== project) return;
    const verified = links.filter(each => each.verified === undefined).at(step.link.nth);
    if (verified) verified.verified = at;
  });
  return links;
}

/** What a step has refused, by the value of the dimension: nothing, where none of these is why. */
export function refusalIn(step: Step): string | undefined {
  if (step.badBearer) return 'credentials';
  if ('redirect' in step && step.redirect === 'unapproved') return 'unapproved';
  if (step.do === 'verify' && typeof step.link === 'string') return 'token';
  if (step.project) return 'project';
  if (step.do === 'update-phone' && step.failOnConflict) return 'conflict';
  return step.do === 'sign-up' ? 'again' : undefined;
}
