import type { Command, Options, Redirect } from '../../../spec/command.ts';
import type { Link, Session, State } from '../../../spec/model.ts';
import { approvesAll } from '../../../targets/untestable.ts';
import { altered } from '../tampering/altered-texts.ts';
import { newLetters } from '../users/end-user.ts';
import type { Names } from './names.ts';
import {
  roleOf,
  type LinkRef,
  type OptionKind,
  type Role,
  type SessionRef,
  type Step,
} from './script.ts';

/** The redirect URLs of calls; none is unapproved where the target approves every domain. */
export type RedirectUrls = Readonly<Record<'approved' | 'unapproved', string | undefined>>;

/** What a step needs to become a call. */
export interface Surroundings {
  state: State;
  names: Names;
  urls: RedirectUrls;
  now: number;
  /** Whose a link or a session is, as the history tells them apart. */
  roleOfToken(token: string): Role | undefined;
}

/** A step as a call, or why it cannot be made. */
export type Resolved = { command: Command } | { notEntered: string; isMissing?: true };

/** Puts the values of this history in the place of names. @throws NumbersUsedUp */
export async function resolve(step: Step, around: Surroundings): Promise<Resolved> {
  const [first, second] = around.state.facts.projects;
  const project = step.project === 'other' ? second : first;
  if (!project) return { notEntered: 'there is no second project' };
  const { badBearer } = step;
  const called = { project, at: around.now, ...(badBearer && { badBearer }) };
  if (step.do === 'verify') {
    const token = tokenOf(step.link, around);
    if (token === undefined) return { notEntered: 'there is no such link', isMissing: true };
    return { command: { operation: 'verify', ...called, token } };
  }
  if ('redirect' in step && step.redirect === 'unapproved' && !around.urls.unapproved)
    return { notEntered: approvesAll };
  const wanted = 'session' in step ? step.session : undefined;
  const session = wanted && sessionFor(wanted, around);
  if (wanted && !session) return { notEntered: 'there is no such session', isMissing: true };
  const refreshJwt = session?.refreshJwts.at(-1);
  if (!('as' in step))
    return { command: { operation: step.do, ...called, refreshJwt: refreshJwt! } };

  const sending = {
    ...called,
    loginId: await around.names.valueOf(step.as),
    options: optionsOf(step.options ?? []),
    ...redirectOf(step.redirect ?? usualRedirect(project, around.state), around.urls),
  };
  switch (step.do) {
    case 'sign-up': {
      const details = step.details ? around.names.detailsOf(roleOf(step.as)) : {};
      const phone = await around.names.valueOf(step.phone);
      return { command: { operation: step.do, ...sending, phone, details } };
    }
    case 'update-phone': {
      const { addToLoginIDs = false, onMergeUseExisting = false, failOnConflict = false } = step;
      const asked = { addToLoginIDs, onMergeUseExisting, failOnConflict };
      const phone = await around.names.valueOf(step.phone);
      return {
        command: { operation: step.do, ...sending, ...asked, phone, refreshJwt: refreshJwt! },
      };
    }
    default:
      return {
        command: { operation: step.do, ...sending, ...(refreshJwt && { refreshJwt }) },
      };
  }
}

/** None is given where the project does not approve the redirect URL of the first. */
export const usualRedirect = (project: string, { facts }: State): Redirect =>
  facts.approving.includes(project) ? 'approved' : 'default';

/** A redirect as a call has it. */
export const redirectOf = (
  redirect: Redirect,
  urls: RedirectUrls,
): { redirect: Redirect; redirectUrl?: string } => {
  const redirectUrl = redirect === 'default' ? undefined : urls[redirect];
  return { redirect, ...(redirectUrl !== undefined && { redirectUrl }) };
};

/** Options with values that no other call has. */
function optionsOf(kinds: readonly OptionKind[]): Options {
  const has = (kind: OptionKind) => kinds.includes(kind);
  return {
    ...(has('claims') && { customClaims: { [newLetters()]: newLetters() } }),
    ...(has('template') && { templateOptions: { name: newLetters() } }),
    ...(has('locale') && { locale: 'de' }),
    ...(has('stepup') && { stepup: true as const }),
    ...(has('revoke') && { revokeOtherSessions: true as const }),
  };
}

function tokenOf(link: LinkRef | 'unknown' | 'altered', around: Surroundings): string | undefined {
  if (link === 'unknown') return newLetters() + newLetters();
  if (link !== 'altered') return linkFor(link, around)?.token;
  const [unused] = around.state.links.filter(each => !each.used && each.token.length > 8);
  return unused && altered(unused.token);
}

function linkFor({ of, nth, used, project }: LinkRef, around: Surroundings): Link | undefined {
  const those = around.state.links.filter(
    each =>
      each.used === (used ?? false) &&
      each.project === around.state.facts.projects[project ? 1 : 0] &&
      around.roleOfToken(each.token) === of,
  );
  return those.at(nth);
}

function sessionFor({ of, nth, ended, project }: SessionRef, around: Surroundings) {
  const those = around.state.sessions.filter(
    each =>
      isLive(each) === !(ended ?? false) &&
      each.project === around.state.facts.projects[project ? 1 : 0] &&
      around.roleOfToken(each.refreshJwts[0]!) === of,
  );
  return those.at(nth);
}

const isLive = ({ status }: Session) => status !== 'ended';
