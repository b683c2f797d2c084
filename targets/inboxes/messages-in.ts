import { jsonIn } from '../../spec/wire/received.ts';
import { urlsIn } from './urls.ts';

/** A text message that was found in a value. */
export interface FoundMessage {
  /** The digits of the numbers that it goes to. */
  phones: string[];
  text: string;
}

/** Whether digits are those of a number that messages may go to. */
type IsPhone = (digits: string) => boolean;

/** A text or a number in a value, with the name of each field that leads to it. */
interface Leaf {
  names: readonly string[];
  text: string;
}

const deepest = 50;
/** How many of the texts around a list of messages each of them gets. */
const mostShared = 100;

/**
 * The messages in a value of any shape, by one rule. A message goes to a number where one of its values is that number, or
 * where all are words and one word is; its text is all its other values. Texts that hold JSON are read as what they hold. Of
 * a list whose members have numbers and links of their own, each is a message, with what stands around the list.
 */
export function messagesIn(value: unknown, isPhone: IsPhone): FoundMessage[] {
  return partsOf(value, [], isPhone).flatMap(leaves => {
    const all = leaves.filter(({ names }) => !names.some(isSender));
    const values = all.flatMap(({ text }) => numbersIn(text, isPhone));
    const phones = values.length > 0 ? values : all.flatMap(({ text }) => wordsIn(text, isPhone));
    const texts = leaves.map(({ text }) => text).filter(each => !phones.includes(digitsIn(each)));
    return phones.length > 0 ? [{ phones: [...new Set(phones)], text: texts.join('\n') }] : [];
  });
}

/** The texts in a value, those in JSON that is a text too. */
export const textsIn = (value: unknown): string[] =>
  partsOf(value, [], () => false)
    .flat()
    .map(({ text }) => text);

/** The leaves of each message in a value. */
function partsOf(value: unknown, names: readonly string[], isPhone: IsPhone): Leaf[][] {
  const children = childrenOf(value);
  if (!children) return [leavesOf(value, names)];
  if (names.length === deepest) return [[]];
  const isList = Array.isArray(value);
  const all = children.map(([name, child]) => partsOf(child, [...names, name], isPhone));
  const messages = all.filter(
    parts => parts.length > 1 || (isList && isMessage(parts[0] ?? [], isPhone)),
  );
  if (messages.flat().length < 2) return [all.flat(2)];
  const shared = all.filter(each => !messages.includes(each)).flat(2);
  return messages.flat().map(each => [...each, ...shared.slice(0, mostShared)]);
}

function leavesOf(value: unknown, names: readonly string[]): Leaf[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  return [{ names, text: String(value) }];
}

/** Whether a member of a list holds a number and a link of its own. */
const isMessage = (leaves: readonly Leaf[], isPhone: IsPhone) =>
  leaves.some(({ text }) => numbersIn(text, isPhone).length > 0) &&
  leaves.some(({ text }) => urlsIn(text).length > 0);

/** What a value holds, by name; undefined where it is a leaf. A text may hold JSON, also behind other words. */
function childrenOf(value: unknown): [name: string, child: unknown][] | undefined {
  if (typeof value === 'object' && value !== null) return Object.entries(value);
  if (typeof value !== 'string' || !/[}\]]\s*$/.test(value.slice(-9))) return undefined;
  for (const at of new Set([value.search(/[{[]/), value.indexOf('{')])) {
    const nested = at < 0 ? undefined : jsonIn(value.slice(at));
    if (typeof nested !== 'object' || nested === null) continue;
    return Object.entries({ ...(at > 0 && { before: value.slice(0, at) }), nested });
  }
  return undefined;
}

/** The digits of a text that is a number and nothing else; empty where it is none. */
function digitsIn(text: string): string {
  if (text.length > 60) return '';
  const plain = text.trim().replace(/^[a-z]+:/i, '');
  const digits = plain.replaceAll(/[\s().\-\u2010-\u2015]/g, '').replace(/^(?:\+|00)/, '');
  return /^\d+$/.test(digits) ? digits : '';
}

/** The digits of a text that is a number, or a list of numbers. */
function numbersIn(text: string, isPhone: IsPhone): string[] {
  const parts = text.split(/[,;|<\n]/).filter(each => each.trim());
  const digits = parts.map(digitsIn);
  return digits.includes('') ? [] : digits.filter(isPhone);
}

/** The digits of the words of a text that are numbers, but those of a sender and those in URLs. */
function wordsIn(text: string, isPhone: IsPhone): string[] {
  const words = text.split(/\s+/).filter(each => !each.includes('://'));
  return words
    .flatMap(each => each.split(/[,;|=<>()[\]{}"'`\\]+/))
    .filter(each => each !== '')
    .map(each => each.replace(/[:.]$/, ''))
    .filter((_, n, all) => !isSender(all[n - 1] ?? ''))
    .map(digitsIn)
    .filter(isPhone);
}

/** Whether a name says that its value is the number of a sender, as providers name it: from, sender, src, originator. */
const isSender = (name: string) => /^(?:from|src|origin|source.)|sender/i.test(name);
