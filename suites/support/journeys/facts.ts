import type { Facts } from '../../../spec/model.ts';
import { isAbsent, isAccepted, tolerate } from '../http/answer.ts';
import { keySetOf } from '../http/keys.ts';
import { MagicLink } from '../http/magic-link.ts';
import { ApiCaller } from '../http/caller.ts';
import { withoutQuery } from '../../../spec/wire/urls.ts';
import { SentLinks } from '../messages/sent-links.ts';
import { redirectUrlOf } from '../run/run-mark.ts';
import type { TargetSession } from '../run/target-session.ts';
import { withAlteredPayload } from '../tampering/jwt-forgery.ts';
import type { Identity } from '../users/end-user.ts';
import { sessionOf } from '../users/session.ts';

/** What is known of a target before its histories begin. */
export interface Learned {
  facts: Facts;
  /** Where the links of a project lead that names no redirect URL. */
  defaults: Readonly<Record<string, string>>;
  /** The published keys of a project, where the target offers them: each worker may have a server of its own. */
  keys: Readonly<Record<string, readonly object[]>>;
}

type Shared = Omit<Learned, 'keys'>;

const noted = 'facts';
const learned = new WeakMap<TargetSession['connection'], Promise<Learned>>();

/** What holds for the whole target: found out by a few calls, once in a run, and accusing nobody. */
export function learn(session: TargetSession): Promise<Learned> {
  const known = learned.get(session.connection) ?? find(session);
  learned.set(session.connection, known);
  return known;
}

async function find(session: TargetSession): Promise<Learned> {
  const magicLink = new MagicLink(new ApiCaller(session));
  const shared = await sharedOf(session, magicLink);
  return { ...shared, keys: await keysOf(magicLink, shared.facts.projects) };
}

/** What another worker of this run has found, or else what a few calls show. */
async function sharedOf(session: TargetSession, magicLink: MagicLink): Promise<Shared> {
  const { runState } = session;
  const [before] = runState.details(noted);
  if (before !== undefined) return JSON.parse(before) as Shared;
  const found = await ask(session, magicLink);
  runState.add(noted, JSON.stringify(found));
  return found;
}

async function ask(session: TargetSession, magicLink: MagicLink): Promise<Shared> {
  const { projectId, otherProjectId, linkLifetime } = session.connection;
  const other = otherProjectId === undefined ? [] : [otherProjectId];
  const projects = [projectId, ...other];
  const [approves, places, ofSessions] = await Promise.all([
    Promise.all(other.map(each => approvesOurUrl(session, magicLink, each))),
    Promise.all(projects.map(each => defaultOf(session, magicLink, each).catch(() => undefined))),
    sessionFacts(session, magicLink).catch(() => undefined),
  ]);
  const defaults = projects.flatMap((each, n) => (places[n] ? [[each, places[n]] as const] : []));
  return {
    facts: {
      projects,
      approving: [projectId, ...other.filter((_, n) => approves[n])],
      defaulting: [projectId, ...other.filter(each => defaults.some(([id]) => id === each))],
      ...(linkLifetime !== undefined && { linkLifetime: linkLifetime * 1000 }),
      ...ofSessions,
    },
    defaults: Object.fromEntries(defaults),
  };
}

/** The published keys; none where the target has none, which is for a check to judge. */
async function keysOf(magicLink: MagicLink, projects: readonly string[]): Promise<Learned['keys']> {
  const found = await Promise.all(
    projects.map(async project => {
      const answer = tolerate(await magicLink.keys(project));
      const { keys } = keySetOf(answer);
      return isAbsent(answer) || keys.length === 0 ? [] : [[project, keys] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}

/** Whether the second project approves the redirect URL of the first. */
async function approvesOurUrl(
  session: TargetSession,
  magicLink: MagicLink,
  project: string,
): Promise<boolean> {
  const answer = await signUpOrIn(session, magicLink, project, redirectUrlOf(session));
  return isAccepted(answer.send);
}

/** Where the links of a project lead that names no redirect URL: the place of the one that works; undefined where none does. */
async function defaultOf(
  session: TargetSession,
  magicLink: MagicLink,
  project: string,
): Promise<string | undefined> {
  const { inbox } = session.connection;
  if (!inbox || inbox.generate) return undefined;
  const { send, phone } = await signUpOrIn(session, magicLink, project, undefined);
  if (!isAccepted(send)) return undefined;
  const links = await new SentLinks(inbox, magicLink.caller).atLeast(phone, 1);
  for (const link of links) {
    const answer = tolerate(await magicLink.verify(link, { bearer: project }));
    if (isAccepted(answer)) return withoutQuery(link.url);
  }
  return undefined;
}

async function signUpOrIn(
  session: TargetSession,
  magicLink: MagicLink,
  project: string,
  redirectUrl: string | undefined,
) {
  const phone = await session.numbers.nextFree();
  const user = { loginId: phone, phone };
  const send = await magicLink.signUpOrIn(user, { redirectUrl }, { bearer: project });
  return { phone, send: tolerate(send) };
}

/** Whether the sessions of a user outlive an update of the phone, as far as that can be seen, and what accepts any JWT. */
async function sessionFacts(
  session: TargetSession,
  magicLink: MagicLink,
): Promise<Pick<Facts, 'updateKeepsSessions' | 'believing'>> {
  const { inbox, operations } = session.connection;
  if (!inbox || inbox.generate || operations) return {};
  const links = new SentLinks(inbox, magicLink.caller);
  const [phone, newPhone] = [await session.numbers.nextFree(), await session.numbers.nextFree()];
  const user = { loginId: phone, phone };
  const begin = async (to: string) => {
    const link = await links.next(to);
    return sessionOf(tolerate(await magicLink.verify(link)));
  };
  tolerate(await magicLink.signUp(user));
  const older = await begin(phone);
  tolerate(await magicLink.signIn(user));
  const newer = await begin(phone);
  const asking = { loginId: phone, refreshJwt: newer.refreshJwt };
  const believing = await believingAmong(magicLink, asking, newPhone);
  tolerate(await magicLink.updatePhone(asking, newPhone));
  await begin(newPhone);
  const answer = tolerate(await magicLink.refresh(older.refreshJwt));
  return {
    ...(!isAbsent(answer) && { updateKeepsSessions: isAccepted(answer) }),
    ...(believing.length > 0 && { believing }),
  };
}

/** The operations that accept a JWT which was never issued. */
async function believingAmong(
  magicLink: MagicLink,
  asking: Identity,
  newPhone: string,
): Promise<string[]> {
  const refreshJwt = withAlteredPayload(asking.refreshJwt);
  const answers = [
    await magicLink.refresh(refreshJwt),
    await magicLink.me(refreshJwt),
    await magicLink.updatePhone({ ...asking, refreshJwt }, newPhone),
  ];
  return answers.filter(each => isAccepted(tolerate(each))).map(({ call }) => call.operation);
}
