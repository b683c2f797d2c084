import type { Command, Send } from '../command.ts';
import { accepted, open, refused, type Expectation } from './expectation.ts';
import { linkOf, ownerOf, personOf, sessionOf, type Link, type State } from './state.ts';

/** The part of its life after which a link may be dead, since nobody knows exactly when the target has made it. */
const certain = 0.7;

/** What a verify must come to. */
export function expectedOfVerify(
  state: State,
  { project, token, at }: Extract<Command, { operation: 'verify' }>,
): Expectation {
  const link = linkOf(state, token);
  if (!link) return refused('verify.refuses-unknown-token', 'The token was never issued.');
  if (link.project !== project)
    return refused('authorization.projects-share-no-links', 'The link is of another project.');
  if (link.used) return refused(worksOnce[link.sentBy], 'The link was used before.', link.person);
  if (hasOutlived(state, link, at))
    return refused(expires[link.sentBy], 'The link has outlived its lifetime.');
  const requirement = isOld(state, link, at) ? 'verify.link-lives-its-lifetime' : worksAfter(link);
  const ofEffect = doubtOf(state, link);
  if (ofEffect) return open(requirement, ofEffect, link.person);
  const ofLife = doubtOfLife(state, link, at);
  if (ofLife) return { ...open(requirement, ofLife, link.person), effect: 'known' };
  return accepted(requirement, 'The link is not used yet.', { person: link.person });
}

const worksOnce: Readonly<Record<Send, string>> = {
  'sign-up': 'verify.link-of-sign-up-works-once',
  'sign-in': 'verify.link-works-once',
  'sign-up-or-in': 'verify.link-of-sign-up-or-in-works-once',
  'update-phone': 'verify.link-of-update-works-once',
};

const expires: Readonly<Record<Send, string>> = {
  'sign-up': 'verify.link-of-sign-up-expires',
  'sign-in': 'verify.link-expires',
  'sign-up-or-in': 'verify.link-of-sign-up-or-in-expires',
  'update-phone': 'verify.link-of-update-expires',
};

/** In ms: a target may count its seconds as whole ones. */
const roundedBy = 1000;

/** Whether a link is dead for certain: a lifetime has passed since it was there. */
const hasOutlived = ({ facts: { linkLifetime } }: State, { arrivedAt }: Link, at: number) =>
  linkLifetime !== undefined && at - arrivedAt > linkLifetime + roundedBy;

/** The part of its life after which a link may end for its age alone. */
const old = 0.4;

/** Whether a link is old, and nothing else has happened to its user that might have ended it. */
const isOld = ({ facts: { linkLifetime } }: State, { at: askedAt, since }: Link, at: number) =>
  linkLifetime !== undefined &&
  at - askedAt > linkLifetime * old &&
  since.every(each => each === 'others used');

/** Why nobody can say whether a link is still alive, where that is so: what it does, if it is, is known. */
function doubtOfLife({ facts: { linkLifetime } }: State, link: Link, at: number) {
  if (link.wasTriedElsewhere) return 'It was tried with another project.';
  const isEnding = linkLifetime !== undefined && at - link.at > linkLifetime * certain;
  return isEnding ? 'The link has nearly outlived its lifetime.' : undefined;
}

/** Why nobody can say what a link does, where that is so. */
function doubtOf(state: State, link: Link): string | undefined {
  if (link.doubt) return link.doubt;
  const person = personOf(state, link.person);
  if (!person || person.status === 'gone') return 'The user no longer exists.';
  if (person.doubts.includes('status')) return 'The state of this user is not fully known.';
  if (link.sentBy === 'sign-up' && person.status === 'registered')
    return 'The user has signed up by another link.';
  return link.change && doubtOfChange(state, link, link.change);
}

function doubtOfChange(
  state: State,
  { project, person, since }: Link,
  change: NonNullable<Link['change']>,
): string | undefined {
  if (since.includes('update verified')) return 'Another update was verified since.';
  const session = sessionOf(state, change.refreshJwt);
  if (session?.status !== 'live') return 'The session that asked for the update has ended.';
  const owner = ownerOf(state, project, change.phone);
  if (!owner || owner.id === person) return undefined;
  if (owner.status === 'pending') return "The number is another user's login ID.";
  if (owner.doubts.length > 0) return 'The state of the other user is not fully known.';
  if (!change.add) return "The number is another user's login ID.";
  return change.failOnConflict ? "The number is another user's login ID." : undefined;
}

/** The requirement that says that a link works after what has happened since it was sent. */
function worksAfter({ sentBy, since, amongEqual }: Link): string {
  if (amongEqual && sentBy === 'sign-in') return 'concurrency.links-of-one-moment-all-work';
  const table: Readonly<Partial<Record<Link['since'][number], string>>> = after[sentBy];
  const weaker = ['update verified', 'sibling used', 'others used', 'refused copies'] as const;
  const found = [...weaker.filter(each => since.includes(each)), ...since];
  return found.map(each => table[each]).find(each => each) ?? usual[sentBy];
}

const usual: Readonly<Record<Send, string>> = {
  'sign-up': 'verify.completes-a-sign-up',
  'sign-in': 'verify.completes-sign-in',
  'sign-up-or-in': 'verify.completes-sign-up-or-in',
  'update-phone': 'update-phone.changes-phone',
};

/** The requirements that a link outlives something, by what has sent the link and what has happened since. */
const after = {
  'sign-up': {
    'sign-up': 'links.sign-up-link-outlives-second-sign-up',
    'sign-up-or-in': 'links.sign-up-link-outlives-sign-up-or-in',
    'others used': 'links.outlive-the-sign-in-of-others',
    'refused copies': 'verify.refusals-use-nothing',
  },
  'sign-in': {
    'sign-in': 'links.older-of-two-works',
    'sign-up-or-in': 'links.sign-in-link-outlives-sign-up-or-in',
    'update-phone': 'links.sign-in-link-outlives-update',
    'update verified': 'update-phone.older-links-live-on',
    'sibling used': 'links.work-in-reverse',
    'others used': 'links.outlive-the-sign-in-of-others',
    'refused copies': 'verify.refusals-use-nothing',
  },
  'sign-up-or-in': {
    'sign-in': 'links.sign-up-or-in-link-outlives-sign-in',
    'sign-up-or-in': 'links.two-for-a-new-user-work',
    'update verified': 'update-phone.older-links-live-on',
    'sibling used': 'links.two-for-a-new-user-work',
    'others used': 'links.outlive-the-sign-in-of-others',
    'refused copies': 'verify.refusals-use-nothing',
  },
  'update-phone': {
    'sign-in': 'links.update-link-outlives-sign-in',
    'update-phone': 'links.older-of-two-updates-works',
    'sibling used': 'links.work-in-reverse',
    'others used': 'links.outlive-the-sign-in-of-others',
    'refused copies': 'verify.refusals-use-nothing',
  },
} as const;
