import type { Command, Outcome } from '../../../spec/command.ts';
import { isNumber, ownerOf, type Expectation, type State } from '../../../spec/model.ts';
import type { Answer } from '../http/answer.ts';
import type { Walk } from './walk.ts';

type Sending = Extract<Command, { loginId: string }>;

/** A send, with the numbers that it must not text, or not again. */
export interface Sent {
  answer: Answer;
  situation: string;
  /** The requirement that nothing is sent there, or nothing more. */
  requirement: string;
  phones: readonly string[];
  /** Whether it has brought one link there already. */
  hasTexted?: boolean;
  /** The token of its link, where one has come. */
  token?: string;
  /** Where it asked for its link to lead. */
  redirectUrl?: string;
  /** That link, where the one message that it was to bring has come. */
  url?: string;
}

/** What a send must not text: after a refusal no number at all, else none but the one where its link goes. */
export function silenceOf(
  state: State,
  command: Sending,
  { verdict, to, texts }: Expectation,
  { kind }: Outcome,
): Pick<Sent, 'requirement' | 'phones'> | undefined {
  const numbers = numbersOf(state, command);
  if (kind === 'refused' && verdict === 'refused')
    return { requirement: textsNobody(command), phones: numbers };
  if (kind !== 'accepted' || verdict !== 'accepted') return undefined;
  const phones = numbers.filter(each => each !== to);
  const isUpdate = command.operation === 'update-phone';
  const requirement = isUpdate ? 'update-phone.texts-old-phone-not' : texts;
  return requirement && phones.length > 0 ? { requirement, phones } : undefined;
}

/** The numbers that a send may have to do with. */
export function numbersOf(state: State, command: Sending): string[] {
  const owner = ownerOf(state, command.project, command.loginId);
  const numbers = [
    ...('phone' in command ? [command.phone] : []),
    ...(isNumber(command.loginId) ? [command.loginId] : []),
    ...(owner ? [owner.phone, ...owner.former] : []),
  ];
  return [...new Set(numbers)].filter(isNumber);
}

/** The requirement that a refused send texts nobody. */
function textsNobody({ operation, badBearer, redirect, options }: Sending): string {
  const isUpdate = operation === 'update-phone';
  if (badBearer || options.stepup)
    return isUpdate ? 'update-phone.refused-texts-nobody' : 'authorization.refused-texts-nobody';
  if (redirect === 'unapproved') return `redirects.${operation}-unapproved-texts-nobody`;
  if (isUpdate) return 'update-phone.refused-texts-nobody';
  return operation === 'sign-up'
    ? 'sign-up.texts-nobody-registered'
    : 'sign-in.texts-nobody-unregistered';
}

/** The requirement that an accepted send texts once, where its link has come to a phone. */
export const oneMessageOf = ({ operation }: Sending, phone: string) => ({
  requirement: `${operation}.sends-one-message`,
  phones: [phone],
  hasTexted: true,
});

/** Looks at all numbers of a history for links that nobody has asked for there. */
export const judgeSilence = (walk: Walk): Promise<void> => settle(walk, [...walk.sent]);

/**
 * The same for what has come before a send: at the number that it may text, whose next link is to be its own, and where
 * one link has come, before it has to be silent there.
 */
export function judgeBefore(walk: Walk, command: Sending, to: string | undefined): Promise<void> {
  const numbers = numbersOf(walk.state, command);
  const texted = [...walk.sent].filter(
    each => each.hasTexted && each.phones.some(one => numbers.includes(one)),
  );
  return settle(walk, texted, to);
}

/** Judges some sends by what lies at their numbers, and at one more: whatever comes there later is none of theirs. */
async function settle(walk: Walk, sends: readonly Sent[], to?: string): Promise<void> {
  const phones = new Set(sends.flatMap(each => each.phones));
  await judgeStrays(walk, [...(to === undefined ? phones : phones.add(to))]);
  for (const each of sends)
    if (walk.sent.delete(each)) walk.verdicts.note(each.requirement, each.situation);
}

/**
 * The send whose link lies where nobody has asked for it has sent it. Where nobody knows the link, the last one has that
 * asked for one to the same place, or the last one that had to be silent there.
 */
async function judgeStrays(walk: Walk, phones: readonly string[]): Promise<void> {
  const { arrivals, sent, state, unsure, verdicts } = walk;
  const silentAt = (phone: string) => [...sent].filter(each => each.phones.includes(phone));
  const judged = phones.filter(phone => !unsure.has(phone) && silentAt(phone).length > 0);
  const known = new Set(state.links.map(({ token }) => token));
  for (const { phone, link } of await arrivals.takeStrays(judged)) {
    const silent = silentAt(phone);
    const isKnown = known.has(link.token);
    const by = isKnown
      ? silent.find(each => each.token === link.token)
      : (silent.findLast(each => leadsWhere(each, link)) ?? silent.at(-1));
    if (!by) continue;
    const [no, a] = by.hasTexted ? ['no other message', 'another link'] : ['no message', 'a link'];
    verdicts.note(by.requirement, by.situation, {
      answer: by.answer,
      expected: `${no} to ${phone}`,
      expects: 'silence',
      received: `${a} at ${phone}${isDouble(by, link) ? doubled : ''}`,
    });
    sent.delete(by);
  }
}

/** Whether a link leads where a send asked for. */
const leadsWhere = ({ redirectUrl }: Sent, { url }: { url: string }) =>
  redirectUrl !== undefined && url.startsWith(redirectUrl);

/** Whether a link is that of a send once more, but for the token. */
const isDouble = ({ url, token }: Sent, link: { url: string; token: string }) =>
  url !== undefined &&
  token !== undefined &&
  url.replaceAll(token, '') === link.url.replaceAll(link.token, '');

const doubled =
  ', alike to the letter but for its token: does a proxy in front send each call twice?';
