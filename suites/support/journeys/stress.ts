import type { Command } from '../../../spec/command.ts';
import { linkOf, type Link } from '../../../spec/model.ts';
import { isAccepted } from '../http/answer.ts';
import { sessionOf } from '../users/session.ts';
import { sending, shown, update, verify } from './commands.ts';
import { probe } from './probes.ts';
import { equally, together, type Made } from './together.ts';
import type { Walk } from './walk.ts';

/** What is done many times at once, and what somebody reads of it. */
export interface Stress {
  title: string;
  act: (walk: Walk) => Promise<void>;
}

/** What only shows when much happens at once, or many times to one user. */
export const stresses: readonly Stress[] = [
  { title: 'equal calls at once, and all their links', act: equalCalls },
  { title: 'a link of each kind, eight times at once', act: racesOfEachKind },
  { title: 'eleven links of one user', act: elevenLinks },
  { title: 'sixty users at once', act: manyUsers },
  { title: 'three waves of eighty calls', act: waves },
];

/** Sixty who are new: half of them sign up, half sign up or in, all at once; then all their links are used at once. */
function manyUsers(walk: Walk): Promise<void> {
  return register(walk, 60);
}

/** Equal calls at once, of each operation that sends a link, and the links of each. */
async function equalCalls(walk: Walk): Promise<void> {
  const { phone, details } = await walk.names.somebody();
  const signUp = { operation: 'sign-up', ...sending(walk, phone), phone, details } as const;
  judgeOneUser(walk, await verifiedInTurn(walk, await equally(walk, signUp, 5)));

  const { phone: loginId } = await walk.names.somebody();
  const signUpOrIn = { operation: 'sign-up-or-in', ...sending(walk, loginId) } as const;
  await verifiedInTurn(walk, await equally(walk, signUpOrIn, 8));

  const signIn = { operation: 'sign-in', ...sending(walk, loginId) } as const;
  await verifiedAtOnce(walk, await equally(walk, signIn, 8));

  const session = walk.state.sessions.at(-1);
  if (!session) return;
  const { phone: newPhone } = await walk.names.somebody();
  await verifiedInTurn(
    walk,
    await equally(walk, update(sending(walk, loginId), newPhone, session), 5),
  );
}

/** One link of a sign-up, a sign-in, a sign-up-or-in and an update, each verified eight times at once. */
async function racesOfEachKind(walk: Walk): Promise<void> {
  const [one, other, newPhone] = [
    await walk.names.somebody(),
    await walk.names.somebody(),
    (await walk.names.somebody()).phone,
  ];
  const race = async (command: Command) => {
    const [link] = linksOf(walk, [await walk.act(command)]);
    if (link) await walk.act(verify(walk, link), 8);
  };
  await race({ operation: 'sign-up', ...sending(walk, one.phone), ...one });
  await race({ operation: 'sign-in', ...sending(walk, one.phone) });
  await race({ operation: 'sign-up-or-in', ...sending(walk, other.phone) });
  const session = walk.state.sessions.at(-1);
  if (session) await race(update(sending(walk, other.phone), newPhone, session));
  await probe(walk);
}

/** Eleven links that one user has asked for in turn: each works, the oldest first. */
async function elevenLinks(walk: Walk): Promise<void> {
  await register(walk, 1);
  const loginId = walk.state.people[0]?.loginIds[0];
  if (loginId === undefined) return;
  const signIns = Array.from({ length: 11 }, () => ({
    operation: 'sign-in' as const,
    ...sending(walk, loginId),
  }));
  await verifiedInTurn(walk, await together(walk, signIns, 'in turn'));
}

/** Eight users ask for ten links each, all at once; all links are used at once; all sessions are shown at once. */
async function waves(walk: Walk): Promise<void> {
  await register(walk, 8);
  const names = walk.state.people.flatMap(({ loginIds }) => loginIds);
  const signIns = names.flatMap(loginId =>
    Array.from({ length: 10 }, () => ({
      operation: 'sign-in' as const,
      ...sending(walk, loginId),
      amongEqual: true as const,
    })),
  );
  await verifiedAtOnce(walk, await together(walk, signIns));
  const live = walk.state.sessions.filter(({ status }) => status === 'live');
  const asked = live.slice(0, signIns.length).flatMap((session, n) => {
    const operation = n % 8 === 0 ? 'refresh' : 'me';
    return walk.offers(operation) ? [shown(walk, operation, session)] : [];
  });
  await together(walk, asked);
}

/** So many new users who sign up, or sign up or in, at once, and then use their links at once. */
async function register(walk: Walk, count: number): Promise<void> {
  const commands: Command[] = [];
  for (let n = 0; n < count; n++) {
    const { phone, details } = await walk.names.somebody();
    const asked = sending(walk, phone);
    commands.push(
      n % 2 === 0
        ? { operation: 'sign-up', ...asked, phone, details }
        : { operation: 'sign-up-or-in', ...asked },
    );
  }
  await verifiedAtOnce(walk, await together(walk, commands));
}

/** A send, as far as the link that it has brought is concerned. */
type Sent = Pick<Made, 'outcome'>;

/** The links that sends have brought. */
const linksOf = ({ state }: Walk, sends: readonly Sent[]): Link[] =>
  sends.flatMap(({ outcome: { token } }) => (token ? (linkOf(state, token) ?? []) : []));

const verifiedAtOnce = (walk: Walk, sends: readonly Sent[]): Promise<Made[]> =>
  together(
    walk,
    linksOf(walk, sends).map(each => verify(walk, each)),
  );

/** The links of some sends, used one after the other. */
async function verifiedInTurn(walk: Walk, sends: readonly Sent[]): Promise<Made[]> {
  const made: Made[] = [];
  for (const link of linksOf(walk, sends))
    made.push(...(await together(walk, [verify(walk, link)])));
  return made;
}

/** Whoever the links of equal sign-ups sign in is one user, however many of them work. */
function judgeOneUser({ verdicts }: Walk, made: readonly Made[]): void {
  const accepted = made.filter(({ answer }) => isAccepted(answer));
  const ids = new Set(accepted.map(({ answer }) => sessionOf(answer).user['userId']));
  const last = accepted.at(-1);
  if (!last) return;
  const wrong = {
    answer: last.answer,
    expected: 'the user whom the other links of equal sign-ups have signed in',
    received: `${ids.size} users with one login ID`,
  };
  verdicts.note(
    'concurrency.sign-ups-make-one-user',
    'for a user whose equal sign-ups were accepted at once',
    ids.size > 1 ? wrong : undefined,
  );
}
