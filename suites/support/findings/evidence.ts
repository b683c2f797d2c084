import { stripVTControlCharacters } from 'node:util';
import type { TestInfo } from '@playwright/test';
import { findingOf, findingsAttachment } from '../../../spec/finding.ts';
import type { Answer } from '../http/answer.ts';
import type { ApiCaller } from '../http/caller.ts';
import { cameBackLabel, wantedLabel } from './expect.ts';

/** Whether the check has failed, and if so whether by its own assertion: otherwise it was blocked, with the reason. */
export function outcomeOf(testInfo: TestInfo): { failed: boolean; blocked?: string } {
  const [error] = testInfo.errors;
  if (!error) return { failed: false };
  const message = plain(error.message ?? '');
  if (message.startsWith(setUpLabel)) return { failed: true, blocked: blockedBy(message) };
  if (message.includes('expect(') || message.includes(wantedLabel)) return { failed: true };
  return { failed: true, blocked: `the check itself broke: ${firstLines(message)}` };
}

/** How the message of a set-up begins: where it fails, nobody is accused. */
const setUpLabel = 'setup: ';

/** What a set-up was for, or what happened to it: the same for all that it blocks. */
function blockedBy(message: string): string {
  const said = firstLines(message).slice(setUpLabel.length);
  const isAssertion = message.includes('expect(') || message.includes(wantedLabel);
  return isAssertion
    ? `set-up: wanted "${said}"`
    : `set-up: ${said.replaceAll(/\+\d{7,}/g, 'a phone')}`;
}

/** Attaches the finding of a check that did not pass, as far as its message tells it. */
export async function attachFinding(testInfo: TestInfo, caller: ApiCaller): Promise<void> {
  const message = plain(testInfo.errors[0]?.message ?? '');
  const judged = judgedAnswer(message, caller);
  const answer = caller.answers[judged];
  const expected = lineAfter(wantedLabel, message) ?? wordsOf(message);
  const received = receivedIn(message, answer);
  const finding = findingOf({
    requirement: testInfo.tags.map(each => each.slice(1)).find(each => each.includes('.')) ?? '',
    trail: caller.answers.map(each => each.exchange()),
    judged,
    expected,
    ...(received !== undefined && { received }),
    differences: faultsIn(message, answer).map(fault => ({
      subject: 'the answer',
      expected,
      received: fault,
    })),
  });
  await testInfo.attach(findingsAttachment, {
    body: JSON.stringify([finding]),
    contentType: 'application/json',
  });
}

function wordsOf(message: string): string {
  const said = firstLines(message);
  return said.startsWith(setUpLabel) ? said.slice(setUpLabel.length) : said;
}

/** What a message says to have come; undefined where that is what the judged call brought. */
function receivedIn(message: string, answer: Answer | undefined): string | undefined {
  const cameBack = lineAfter(cameBackLabel, message);
  if (cameBack !== undefined)
    return answer && cameBack.startsWith(firstLineOf(answer)) ? undefined : cameBack;
  const [, received] = /^Received[^:\n]*: +(.*)$/m.exec(message) ?? [];
  if (received !== undefined) return received;
  return message.includes('expect(') ? 'something else' : undefined;
}

/** The lines that a message adds to the answer that it quotes. */
function faultsIn(message: string, answer: Answer | undefined): string[] {
  const [, after = ''] = answer ? message.split(`${cameBackLabel}${answer.cameBack}\n`) : [];
  return after
    .split('\n')
    .map(each => each.trim())
    .filter(Boolean);
}

const firstLineOf = ({ cameBack }: Answer) => cameBack.split('\n', 1)[0]!;

/** The last call that the message quotes, or else the last call of all. */
function judgedAnswer(message: string, caller: ApiCaller): number {
  const quoted = caller.answers.findLastIndex(
    each => message.includes(each.sent) && message.includes(each.cameBack),
  );
  return quoted >= 0 ? quoted : caller.answers.length - 1;
}

/** The rest of the line in which a label stands. */
function lineAfter(label: string, message: string): string | undefined {
  const line = message.split('\n').find(each => each.includes(label));
  return line?.slice(line.indexOf(label) + label.length);
}

function plain(message: string): string {
  return stripVTControlCharacters(message).replace(/^(\w*Error: )/, '');
}

function firstLines(message: string): string {
  return (message.split('\n\n')[0] ?? '').trim();
}
