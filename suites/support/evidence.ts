import { stripVTControlCharacters } from 'node:util';
import type { TestInfo } from '@playwright/test';
import { evidenceAttachment, type Evidence } from '../../spec/finding.ts';
import type { Caller } from './caller.ts';
import { cameBackLabel, wantedLabel } from './expect.ts';

const sentLabel = 'sent:      ';

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

/** What a failed set-up came to: the message of an assertion says what was wanted, any other message what happened. */
function blockedBy(message: string): string {
  const said = firstLines(message).slice(setUpLabel.length);
  const instead = insteadOf(message);
  return instead ? `set-up: wanted "${said}", but ${instead}` : `set-up: ${said}`;
}

function insteadOf(message: string): string | undefined {
  const cameBack = lineAfter(cameBackLabel, message);
  if (cameBack !== undefined) {
    const call = lineAfter(sentLabel, message)?.split(' ', 2).join(' ');
    if (!call) return cameBack;
    return /^\d/.test(cameBack)
      ? `${call} came back ${cameBack}`
      : `at ${call} the target ${cameBack}`;
  }
  const [, expected] = /^Expected[^:\n]*: +(.*)$/m.exec(message) ?? [];
  const [, received] = /^Received[^:\n]*: +(.*)$/m.exec(message) ?? [];
  if (received !== undefined) return `found ${received}${expected ? `, not ${expected}` : ''}`;
  return message.includes('expect(') ? 'it was not so' : undefined;
}

/** Attaches what a report needs to tell why a check did not pass. */
export async function attachEvidence(testInfo: TestInfo, caller: Caller): Promise<void> {
  const message = plain(testInfo.errors[0]?.message ?? '');
  const judged = judgedAnswer(message, caller);
  const answer = caller.answers[judged];
  const exchanges = caller.answers.map(each => each.exchange());
  const evidence: Evidence = {
    message,
    ...(answer && {
      sent: answer.sent,
      cameBack: lineAfter(cameBackLabel, message) ?? answer.cameBack,
      curl: answer.exchange().curl,
      judged,
    }),
    wanted: wantedOf(message),
    exchanges,
  };
  await testInfo.attach(evidenceAttachment, {
    body: JSON.stringify(evidence),
    contentType: 'application/json',
  });
}

/** The last call that the message quotes, or else the last call of all. */
function judgedAnswer(message: string, caller: Caller): number {
  const quoted = caller.answers.findLastIndex(
    each => message.includes(each.sent) && message.includes(each.cameBack),
  );
  return quoted >= 0 ? quoted : caller.answers.length - 1;
}

function wantedOf(message: string): string {
  return lineAfter(wantedLabel, message) ?? firstLines(message);
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
