import type { Command } from '../../../spec/command.ts';
import {
  havingPhone,
  isNumber,
  ownerOf,
  type Link,
  type Person,
  type Session,
} from '../../../spec/model.ts';
import { sendingIn, shown, update as updating, verify as verifying } from './commands.ts';
import type { Role } from './script.ts';
import type { Walk } from './walk.ts';

/** How often a question is asked side by side whose answer may lie in one of several processes. */
const atOnce = 3;

/**
 * The end of a history: asks everything that must hold by now, what changes nothing first. Used links and ended sessions
 * are refused, users are as they were, unused links work, each login ID finds its user, and nobody else is somebody. A
 * history that is walked again for one finding asks no more once it has asked what found it.
 */
export async function probe(walk: Walk, last = probes.length): Promise<void> {
  for (const [n, each] of probes.entries()) {
    if (n > last) break;
    walk.verdicts.stage = n;
    await each(walk);
  }
}

/** Used links are refused: the last one of each operation, several times at once, and the first one. */
async function usedLinks(walk: Walk): Promise<void> {
  const used = walk.state.links.filter(each => each.used);
  const last = firstOfEach(used.toReversed(), each => each.sentBy);
  for (const link of last) await verify(walk, link, atOnce);
  for (const link of firstOfEach(used, each => each.sentBy))
    if (!last.includes(link)) await verify(walk, link);
}

/**
 * Ended sessions are refused wherever they are shown, several times at once: the youngest of those that ended alike. The
 * others are refused by me.
 */
async function endedSessions(walk: Walk): Promise<void> {
  const ended = endedOnes(walk);
  const youngest = firstOfEach(ended, each => each.endedBy);
  for (const session of ended) if (!youngest.includes(session)) await ask(walk, 'me', session);
  for (const session of youngest) {
    await ask(walk, 'refresh', session, atOnce);
    await ask(walk, 'me', session);
    await update(walk, session, atOnce);
    await stepUp(walk, session);
  }
}

/**
 * Each user who has a session is shown by it: the youngest several times at once, as is whoever has had another phone, who is
 * shown by the oldest session, too. Such a user is asked after a finding, too, since equal answers are expected of equal calls
 * in any case.
 */
async function seenUsers(walk: Walk): Promise<void> {
  const { people, sessions } = walk.state;
  const moved = new Set(people.filter(each => each.former.length > 0).map(each => each.id));
  const open = sessions.filter(each => each.status === 'open' && moved.has(each.person));
  const all = [...liveOnes(walk), ...open.toReversed()];
  const youngest = firstOfEach(all, each => each.person);
  for (const [n, session] of youngest.entries())
    await ask(walk, 'me', session, n === 0 || moved.has(session.person) ? atOnce : 1);
  const oldest = firstOfEach(all.toReversed(), each => each.person);
  for (const session of oldest)
    if (moved.has(session.person) && !youngest.includes(session)) await ask(walk, 'me', session);
}

/** The session JWT of each session that lives is refused for an update. */
async function sessionJwts(walk: Walk): Promise<void> {
  for (const session of liveOnes(walk)) {
    const person = walk.state.people.find(each => each.id === session.person);
    if (!person || person.status !== 'registered') continue;
    const phone = await walk.names.valueOf('C+8');
    const asked = sendingIn(walk, session.project, person.loginIds[0]!);
    const update = { ...updating(asked, phone, session), badBearer: 'session JWT' as const };
    await walk.perform(update, roleOfSession(walk, session));
  }
}

/** Each session that lives is renewed. */
async function liveSessions(walk: Walk): Promise<void> {
  for (const session of liveOnes(walk)) await ask(walk, 'refresh', session);
}

const liveOnes = ({ state }: Walk): Session[] =>
  state.sessions.filter(each => each.status === 'live').toReversed();

const endedOnes = ({ state }: Walk): Session[] =>
  state.sessions.filter(each => each.status === 'ended').toReversed();

/** Links that were not used yet work, but not in another project: the last one of each operation is tried there before. */
async function unusedLinks(walk: Walk): Promise<void> {
  const unused = walk.state.links.filter(each => !each.used);
  const elsewhere = firstOfEach(unused.toReversed(), each => each.sentBy);
  const [here, there] = walk.state.facts.projects;
  for (const link of unused) {
    const other = link.project === here ? there : here;
    if (other && elsewhere.includes(link)) await verify(walk, { ...link, project: other });
    await verify(walk, link);
  }
}

/** Each login ID still finds its user, at the phone of that user. */
async function loginIds(walk: Walk): Promise<void> {
  for (const person of registeredIn(walk))
    for (const loginId of person.loginIds) {
      await signInAndVerify(walk, 'sign-in', person.project, loginId, roleOf(walk, person));
    }
}

/** A number that has had so many messages in a history gets no more than it has to: some targets send only so many an hour. */
const often = 8;

const wasTextedOften = ({ state }: Walk, phone: string) =>
  state.links.filter(({ to }) => to === phone).length >= often;

/** Each login ID is taken, and a sign-up or in by the last one, without a redirect URL, finds that user. */
async function takenNames(walk: Walk): Promise<void> {
  for (const person of registeredIn(walk)) {
    for (const loginId of person.loginIds) await signUp(walk, person.project, loginId);
    if (wasTextedOften(walk, person.phone)) continue;
    const last = person.loginIds.at(-1)!;
    const asked = sendingIn(walk, person.project, last);
    const { redirectUrl: _, ...withoutUrl } = asked;
    const isKnown = walk.defaults[person.project] !== undefined;
    const leads = isKnown ? { ...withoutUrl, redirect: 'default' as const } : asked;
    await performAndVerify(walk, { operation: 'sign-up-or-in', ...leads }, roleOf(walk, person));
  }
}

/** An unapproved redirect URL is refused to each user, whose session one of two sends shows. */
async function refusedSends(walk: Walk): Promise<void> {
  for (const [n, person] of registeredIn(walk).entries()) {
    const session = liveOnes(walk).find(each => each.person === person.id);
    const refreshJwt = session?.refreshJwts.at(-1);
    const role = roleOf(walk, person);
    const asked = sendingIn(walk, person.project, person.loginIds[0]!);
    const unapproved = (operation: string) => {
      const redirect = walk.unapprovedRedirect(operation);
      return redirect && { ...asked, ...redirect };
    };
    for (const [place, operation] of (['sign-in', 'sign-up-or-in'] as const).entries()) {
      const send = unapproved(operation);
      const shows = place === n % 2 && refreshJwt !== undefined;
      if (send) await walk.perform({ operation, ...send, ...(shows && { refreshJwt }) }, role);
    }
    const update = session && unapproved('update-phone');
    if (!update) continue;
    const phone = await walk.names.valueOf('C+8');
    await walk.perform(updating(update, phone, session), role);
  }
}

const registeredIn = ({ state }: Walk): Person[] =>
  state.people.filter(each => each.status === 'registered');

/** Names that are near to somebody's, those of strangers, and those of whoever was refused are nobody's. */
async function nobodies(walk: Walk): Promise<void> {
  const [person] = registeredIn(walk);
  const email = person?.loginIds.find(each => each.includes('@'));
  const session = liveOnes(walk).find(each => each.person === person?.id);
  if (person && email) {
    const near = sendingIn(walk, person.project, `${email}x`);
    const refreshJwt = session?.refreshJwts.at(-1);
    await walk.perform({ operation: 'sign-in', ...near, ...(refreshJwt && { refreshJwt }) }, 'C');
  }
  const refused = Object.keys(walk.state.refused).map(each => each.split(' ') as [string, string]);
  for (const [project, loginId] of refused) await signIn(walk, project, loginId, 'C');
  const [first] = refused;
  if (first) await signUp(walk, ...first);
  await formerNumber(walk);
}

/** A number that somebody had, and that nobody has, makes a new user. */
async function formerNumber(walk: Walk): Promise<void> {
  const { people } = walk.state;
  const isTaken = (number: string, project: string) =>
    people.some(
      each => each.project === project && (each.phone === number || each.loginIds.includes(number)),
    );
  const [free] = people.flatMap(({ project, former }) =>
    former.filter(each => !isTaken(each, project)).map(number => ({ project, number })),
  );
  if (!free) return;
  await signInAndVerify(walk, 'sign-up-or-in', free.project, free.number, 'C');
}

/** What belongs to one project is nothing in the other. */
async function otherProject(walk: Walk): Promise<void> {
  const [here, other] = walk.state.facts.projects;
  if (!other) return;
  const known = (name: string) =>
    walk.state.people.some(each => each.project === other && each.loginIds.includes(name));
  const [person] = walk.state.people.filter(
    each => each.project === here && each.status === 'registered' && !each.loginIds.some(known),
  );
  if (person) await signIn(walk, other, person.loginIds[0]!, roleOf(walk, person));
  const sessions = liveOnes(walk).filter(each => each.project === here);
  const ofNamesake = sessions.find(each => namesOf(walk, each).some(known));
  const session = ofNamesake ?? sessions[0];
  if (!session) return;
  await ask(walk, 'me', { ...session, project: other });
  await ask(walk, 'refresh', { ...session, project: other });
}

const namesOf = ({ state }: Walk, { person }: Session): readonly string[] =>
  state.people.find(each => each.id === person)?.loginIds ?? [];

/** Whoever has a number alone that names nobody adds it as a login ID, which is taken from then on. */
async function ownNumbers(walk: Walk): Promise<void> {
  for (const { person, session } of signedInUsers(walk)) {
    const { project, phone } = person;
    const isOthers = havingPhone(walk.state, project, phone).length > 1;
    if (isOthers || ownerOf(walk.state, project, phone) || wasTextedOften(walk, phone)) continue;
    const asked = sendingIn(walk, project, person.loginIds[0]!);
    const update = { ...updating(asked, phone, session), addToLoginIDs: true };
    await performAndVerify(walk, update, roleOf(walk, person));
    await ask(walk, 'me', session);
    await signUp(walk, project, phone);
  }
}

/** Nobody changes another user by an update that names that one: one who has the same phone, if there is one. */
async function othersNames(walk: Walk): Promise<void> {
  const users = signedInUsers(walk);
  const pairs = users.flatMap(one =>
    users
      .filter(({ person }) => person !== one.person && person.project === one.person.project)
      .map(other => ({ one, other })),
  );
  const [pair] = pairs.toSorted((a, b) => Number(isShared(b)) - Number(isShared(a)));
  if (!pair) return;
  const { one, other } = pair;
  const asked = sendingIn(walk, one.person.project, other.person.loginIds[0]!);
  const update = updating(asked, await walk.names.valueOf('C+7'), one.session);
  await performAndVerify(walk, update, roleOf(walk, one.person));
  await ask(walk, 'me', other.session);
}

/** Of two who have one phone by an update each, one moves away, and the other keeps it. */
async function sharedByUpdate(walk: Walk): Promise<void> {
  const [one, other] = signedInUsers(walk).filter(({ person }) => person.updates > 0);
  if (!one || other?.person.project !== one.person.project) return;
  if (wasTextedOften(walk, one.person.phone)) return;
  const { project } = one.person;
  const moves = async ({ person, session }: SignedIn, phone: string) => {
    const asked = sendingIn(walk, project, person.loginIds[0]!);
    await performAndVerify(walk, updating(asked, phone, session), roleOf(walk, person));
  };
  await moves(other, one.person.phone);
  await moves(one, await walk.names.valueOf('C+6'));
  await ask(walk, 'me', other.session);
}

/**
 * A session that is logged out while an update that it has asked for is out stays ended when the link is used. The number is
 * known in another project, which is no conflict.
 */
async function loggedOutMeanwhile(walk: Walk): Promise<void> {
  const one = signedInUsers(walk).at(-1);
  if (!one || !walk.offers('logout')) return;
  const { person, session } = one;
  const role = roleOf(walk, person);
  const phone = await walk.names.valueOf('C+5');
  const elsewhere = walk.state.facts.projects.find(each => each !== person.project);
  if (elsewhere) await signInAndVerify(walk, 'sign-up-or-in', elsewhere, phone, 'C');
  const asked = sendingIn(walk, person.project, person.loginIds[0]!);
  const adding = { addToLoginIDs: true, failOnConflict: true };
  const update = { ...updating(asked, phone, session), ...adding };
  const { outcome } = await walk.perform(update, role);
  await walk.perform(shown(walk, 'logout', session), role);
  const link = walk.state.links.find(each => each.token === outcome.token);
  if (link) await verify(walk, link);
}

/** What has ended stays so, whatever was done since: the youngest session of those that ended alike. */
async function endedForGood(walk: Walk): Promise<void> {
  for (const session of firstOfEach(endedOnes(walk), each => each.endedBy)) {
    await ask(walk, 'refresh', session);
    await ask(walk, 'me', session);
  }
}

interface SignedIn {
  person: Person;
  session: Session;
}

const isShared = ({ one, other }: Record<'one' | 'other', SignedIn>) =>
  one.person.phone === other.person.phone;

/** The users of whom all is known, each with the youngest session that lives. */
function signedInUsers(walk: Walk): SignedIn[] {
  const live = liveOnes(walk);
  return registeredIn(walk).flatMap(person => {
    const session = live.find(each => each.person === person.id);
    return session && person.doubts.length === 0 ? [{ person, session }] : [];
  });
}

/** The first of those that are alike. */
const firstOfEach = <T>(all: readonly T[], kindOf: (one: T) => unknown): T[] =>
  all.filter((each, n) => all.findIndex(other => kindOf(other) === kindOf(each)) === n);

const roleOf = ({ state, roles }: Walk, { id }: Person): Role => {
  const link = state.links.find(each => each.person === id);
  return (link && roles.of(link.token)) ?? 'A';
};

const roleOfSession = ({ roles }: Walk, { refreshJwts: [first = ''] }: Session): Role =>
  roles.of(first) ?? 'A';

const verify = (walk: Walk, link: Link, times = 1) => walk.act(verifying(walk, link), times);

async function ask(walk: Walk, operation: 'refresh' | 'me', session: Session, times = 1) {
  if (!walk.offers(operation)) return;
  const command = shown(walk, operation, session);
  await walk.perform(command, roleOfSession(walk, session), { atOnce: times });
}

/** Asks for a link and uses it, where one comes. */
async function signInAndVerify(
  walk: Walk,
  operation: 'sign-in' | 'sign-up-or-in',
  project: string,
  loginId: string,
  role: Role,
): Promise<void> {
  const command = { operation, ...sendingIn(walk, project, loginId) };
  await performAndVerify(walk, command, role);
}

/** Sends a link and uses it, where one comes. */
async function performAndVerify(walk: Walk, command: Command, role: Role): Promise<void> {
  const { outcome } = await walk.perform(command, role);
  const link = walk.state.links.find(each => each.token === outcome.token);
  if (link) await verify(walk, link);
}

const signIn = (walk: Walk, project: string, loginId: string, role: Role) =>
  walk.perform({ operation: 'sign-in', ...sendingIn(walk, project, loginId) }, role);

async function stepUp(walk: Walk, session: Session) {
  const person = walk.state.people.find(each => each.id === session.person);
  const loginId = person?.loginIds[0];
  if (!loginId || person.status !== 'registered') return;
  const { project, refreshJwts } = session;
  await walk.perform(
    {
      operation: 'sign-in',
      ...sendingIn(walk, project, loginId),
      options: { stepup: true },
      refreshJwt: refreshJwts.at(-1)!,
    },
    roleOfSession(walk, session),
  );
}

async function update(walk: Walk, session: Session, times: number) {
  const person = walk.state.people.find(each => each.id === session.person);
  if (!person) return;
  const phone = await walk.names.valueOf('C+9');
  const asked = sendingIn(walk, session.project, person.loginIds[0] ?? '');
  const command = updating(asked, phone, session);
  await walk.perform(command, roleOfSession(walk, session), { atOnce: times });
}

async function signUp(walk: Walk, project: string, loginId: string) {
  const phone = isNumber(loginId) ? loginId : await walk.names.valueOf('C+8');
  const command: Command = {
    operation: 'sign-up',
    ...sendingIn(walk, project, loginId),
    phone,
    details: {},
  };
  await walk.perform(command, 'C');
}

const probes: readonly ((walk: Walk) => Promise<void>)[] = [
  seenUsers,
  usedLinks,
  endedSessions,
  sessionJwts,
  liveSessions,
  unusedLinks,
  loginIds,
  takenNames,
  refusedSends,
  nobodies,
  otherProject,
  ownNumbers,
  othersNames,
  sharedByUpdate,
  loggedOutMeanwhile,
  endedForGood,
];
