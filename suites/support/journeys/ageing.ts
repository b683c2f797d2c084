import type { Command, Send } from '../../../spec/command.ts';
import { linkOf, type Link } from '../../../spec/model.ts';
import { sending, shown, update, verify } from './commands.ts';
import type { Walk } from './walk.ts';

/** What somebody reads of such a history. */
export const titleOf = (kind: Send): string => `links of ${kind} grow old`;

/** When something happens, in parts of the life of a link: what is to be alive is asked before 70 % of it. */
const younger = 0.55;
const nearlyOver = 0.65;
/** In ms after the end of a life: a target may count its seconds as whole ones. */
const surely = 1200;

/**
 * Two links of a kind grow old, of two users: one is used shortly before its end, the other after it. In between the user of
 * the other one asks for a younger link, which outlives it, and renews the session; so does a new user, who has none.
 */
export async function grow(walk: Walk, kind: Send): Promise<void> {
  const life = walk.state.facts.linkLifetime;
  if (life === undefined) return;
  const [late, inTime] = [await userFor(walk, kind), await userFor(walk, kind)];
  const old = await sent(walk, late);
  const other = await sent(walk, inTime);
  const newUser = kind === 'sign-up-or-in' ? await someone(walk) : undefined;
  const first = newUser && (await sent(walk, newUser));
  const session = walk.state.sessions.find(({ person }) => person === old?.person)?.id;

  if (old && session !== undefined) await walk.waitUntil(old.arrivedAt + life * younger);
  const young = session === undefined ? undefined : await sent(walk, late);
  const second = newUser && (await sent(walk, newUser));
  await ask(walk, 'refresh', session);
  await useInTime(walk, other, life * nearlyOver);
  await useTooLate(walk, old, life);
  await ask(walk, 'me', session);
  await useInTime(walk, young, 0);
  await ask(walk, 'refresh', session);
  await useTooLate(walk, first, life);
  await useInTime(walk, second, 0);
}

type Sending = (walk: Walk) => Promise<Command>;

/** Somebody who asks for links of a kind: registered, where these are not of a sign-up. */
async function userFor(walk: Walk, kind: Send): Promise<Sending> {
  const { phone, details } = await walk.names.somebody();
  const signUp = { operation: 'sign-up', ...sending(walk, phone), phone, details } as const;
  if (kind === 'sign-up') return async ({ now }) => ({ ...signUp, at: now });
  const link = await sent(walk, async () => signUp);
  if (link) await walk.act(verify(walk, link));
  const session = walk.state.sessions.at(-1)?.id ?? -1;
  return async () => {
    if (kind !== 'update-phone') return { operation: kind, ...sending(walk, phone) };
    const { phone: newPhone } = await walk.names.somebody();
    return update(sending(walk, phone), newPhone, sessionBy(walk, session)!);
  };
}

/** Somebody who is not registered, and asks by a sign-up or in. */
async function someone(walk: Walk): Promise<Sending> {
  const { phone } = await walk.names.somebody();
  return async () => ({ operation: 'sign-up-or-in', ...sending(walk, phone) });
}

/** The link that a send has brought. */
async function sent(walk: Walk, send: Sending): Promise<Link | undefined> {
  const { outcome } = await walk.act(await send(walk));
  return outcome.token === undefined ? undefined : linkOf(walk.state, outcome.token);
}

/** Uses a link at an age in ms, where that is not too late to say whether it lives. */
async function useInTime(walk: Walk, link: Link | undefined, age: number): Promise<void> {
  if (!link) return;
  await walk.waitUntil(link.at + age);
  const { verdict, why } = await walk.act(verify(walk, link));
  if (verdict === 'open') walk.leaveOut('a link shortly before its end', why);
}

/** Uses a link that is dead. */
async function useTooLate(walk: Walk, link: Link | undefined, life: number): Promise<void> {
  if (!link) return;
  await walk.waitUntil(link.arrivedAt + life + surely);
  await walk.act(verify(walk, link));
}

/** Asks by a session, with the JWT that it has by now. */
async function ask(walk: Walk, operation: 'me' | 'refresh', id: number | undefined): Promise<void> {
  const session = sessionBy(walk, id);
  if (!session || !walk.offers(operation)) return;
  await walk.act(shown(walk, operation, session));
}

const sessionBy = ({ state }: Walk, id: number | undefined) =>
  state.sessions.find(each => each.id === id);
