import { readFileSync } from 'node:fs';
import type { TestResult } from '@playwright/test/reporter';
import { findingsAttachment, historyAttachment, newerAttachment } from '../spec/finding.ts';
import { redact } from '../spec/redact.ts';
import type { Finding, HistoryRecord } from '../spec/finding.ts';

/** The findings that a test has attached. An attachment of that name which holds none is somebody else's. */
export const findingsOf = (result: TestResult): Finding[] => findingsIn(result, findingsAttachment);

/** Those by what is newer than the release as of which the run judges. */
export const newerFindingsOf = (result: TestResult): Finding[] =>
  findingsIn(result, newerAttachment);

const findingsIn = (result: TestResult, name: string): Finding[] =>
  read(result, name).flatMap(each => (Array.isArray(each) ? (each as Finding[]) : []));

/** What a history has attached beside its findings; undefined where it came to no end. */
export const recordOf = (result: TestResult): HistoryRecord | undefined =>
  read(result, historyAttachment).find((each): each is HistoryRecord =>
    Array.isArray((each as HistoryRecord | null)?.judgements),
  );

type Attachment = TestResult['attachments'][number];

/** What attachments hold, each read once: every format asks for them, some of them twice. */
const held = new WeakMap<Attachment, unknown[]>();

function read({ attachments }: TestResult, name: string): unknown[] {
  return attachments.filter(each => each.name === name).flatMap(heldBy);
}

function heldBy(attachment: Attachment): unknown[] {
  const known = held.get(attachment) ?? parsed(attachment);
  held.set(attachment, known);
  return known;
}

function parsed({ body, path }: Attachment): unknown[] {
  try {
    const text = body ?? readFileSync(path ?? '');
    return [JSON.parse(redact(text.toString())) as unknown];
  } catch {
    return [];
  }
}
