import { cachedBy, proxyIn } from './proxies.ts';

/**
 * What a check or a history has found, as data, from whoever judges to each report. A report renders its members and
 * escapes them as its format asks; it reads nothing out of a text. Later versions add members and rename none.
 */
export interface Finding {
  /** The requirement that was judged. */
  requirement: string;
  /** The release as of which it counts: that of the requirement, or of whatever asked for more later. */
  since?: string;
  /** The steps of the check in their order: those before the judged one, that one, and those after it. */
  trail: Step[];
  /** The index of the judged step in the trail; missing where nothing was sent or read. */
  judged?: number;
  /** What was expected, as a noun that follows this word: `a rejection (4xx)`. */
  expected: string;
  /** What kind of outcome that is; missing where something is to hold of what came. */
  expects?: Expects;
  /** What came in its place, as a noun again: `200 {"maskedPhone":"…"}`, `no message within 5000 ms`. */
  received: string;
  /** What differs in detail; empty where expected and received say it all. */
  differences: Difference[];
  /** The requirement that the check takes for granted and that did not hold; the judged one has no verdict then. */
  blockedBy?: string;
  /** The situation of the judged step, in words that follow the sentence: `for somebody who shares the phone`. */
  situation?: string;
  /** The title of the history that found it. */
  history?: string;
  /** The steps of a random history that was made as short as it goes, in words. */
  steps?: string[];
  /** In how many of so many repetitions it came up, where it was repeated. */
  attempts?: { broken: number; of: number };
  /** A script for a shell that repeats the calls up to the judged one, with variables in place of the secrets. */
  reproduce?: string;
  /** What JOURNEYS_SEED repeats that history with. */
  seed?: string;
  /** Where it fails, as far as histories beside those of the report have shown. */
  smallest?: SmallestSituation;
}

/**
 * The kinds of outcomes: that a call is accepted, is refused, has any answer but a server error, is answered as the OpenAPI
 * document says; that a message arrives, or none.
 */
export type Expects = 'acceptance' | 'refusal' | 'answer' | 'document' | 'message' | 'silence';

/** The values of a situation without which a requirement holds. */
export interface SmallestSituation {
  /** Each with words that follow "where": `the phone is shared`. */
  values: { dimension: string; value: string; words: string }[];
  /** In how many of so many situations it held. */
  held: number;
  of: number;
}

/** `fails where the phone is shared and the link is of an update; holds elsewhere (41 of 44)` */
export function whereItFails({ values, held, of }: SmallestSituation): string {
  const words = values.map(each => each.words);
  const all = [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');
  return `fails where ${all}; holds elsewhere (${held} of ${of})`;
}

/** What a history tells beside its findings, whether it passed or not. */
export interface HistoryRecord {
  judgements: HistoryJudgement[];
  /** Why it went no further, and the requirement that this accuses, if any. */
  stopped?: { why: string; requirement?: string };
  /** Situations that were meant to be entered and could not be. */
  notEntered: { situation: string; why: string }[];
  /** What the known-failures file says of the requirements that it judged. */
  listed?: Readonly<Record<string, Listing>>;
  /** What it found by what is newer than the release as of which the run judges: it counts for nothing. */
  newer?: Finding[];
}

/** An entry of the known-failures file, as reports tell it. */
export interface Listing {
  reason: string;
  link?: string;
  /** The last day on which it excuses: `2027-01-31`. */
  until?: string;
  /** True after that day. */
  expired?: true;
  /** True where it excuses findings of histories alone, and not the check. */
  situations?: true;
  /** True where it excuses a check that is blocked, and not one that failed. */
  blocked?: true;
}

/** How often a requirement was judged in a situation, and how often it did not hold. */
export interface HistoryJudgement {
  requirement: string;
  situation: string;
  judged: number;
  broken: number;
}

/** One thing that is not as expected: a field, a claim, a header. */
export interface Difference {
  /** What it is, as a noun: "claim `su` of the session JWT". */
  subject: string;
  /** Its value as JSON, or a noun: `true`, `an HTTPS URL`. */
  expected: string;
  /** The same; `nothing` where it is missing. */
  received: string;
}

/** One thing that happened: a call, a message that arrived, or a command to the driver of an SDK. */
export type Step = Exchange | Message | Command;

/** A call and its answer as they went over the wire, without secrets; a long body is cut and says how long it was. */
export interface Exchange {
  kind: 'exchange';
  /** Who called: a check of ours, the client under test, or a client whose traffic is observed. */
  whose: 'ours' | 'client' | 'observed';
  /** The operation as the catalogue names it: `verify`, `sign-in`. */
  operation: string;
  request: { method: string; url: string; headers: Header[]; body?: string };
  /** Missing where no whole answer came; `problem` says why, as a verb that follows "the target". */
  response?: { status: number; headers: Header[]; body: string };
  problem?: string;
  /** What else was noticed about the answer, as words that follow its status. */
  remark?: string;
  /** How long the call took, in ms. */
  ms: number;
  /** When it was sent, ISO 8601. */
  at: string;
  /** A command that repeats it, with shell variables in place of the secrets. */
  curl: string;
}

/** A header; a name may occur more than once. */
export interface Header {
  name: string;
  value: string;
}

/** A message as it was read, without its token. */
export interface Message {
  kind: 'message';
  /** The phone number at which it arrived. */
  to: string;
  /** Its text, or the URL in it where the inbox shows no more. */
  text: string;
  /** When it was first seen, ISO 8601. */
  at: string;
}

/** A command to the driver of an SDK and its answer, each as the line of JSON that it was, without secrets. */
export interface Command {
  kind: 'command';
  operation: string;
  sent: string;
  /** Missing where none came; `problem` says why, as a verb that follows "the driver". */
  answer?: string;
  problem?: string;
  ms: number;
  at: string;
}

/** What whoever judges says of a finding; the rest follows from its trail. */
export type Judged = Pick<Finding, 'requirement' | 'trail' | 'expected'> &
  Partial<
    Pick<
      Finding,
      | 'since'
      | 'judged'
      | 'expects'
      | 'received'
      | 'differences'
      | 'blockedBy'
      | 'situation'
      | 'history'
    >
  > & { reproduce?: string | undefined };

/** Makes a finding: where nothing else is said, the last step is judged, and what was received is what it brought. */
export function findingOf(said: Judged): Finding {
  const { requirement, trail, expected, differences = [], blockedBy, situation, history } = said;
  const { expects, reproduce, since } = said;
  const judged = said.judged ?? trail.length - 1;
  const step = trail[judged];
  return {
    requirement,
    ...(since && { since }),
    trail,
    ...(step && { judged }),
    expected,
    ...(expects && { expects }),
    received: said.received ?? (step ? receivedIn(step) : 'nothing'),
    differences,
    ...(blockedBy && { blockedBy }),
    ...(situation && { situation }),
    ...(history && { history }),
    ...(reproduce && { reproduce }),
  };
}

/** A difference in words. */
export const wordsOf = ({ subject, expected, received }: Difference) =>
  `${subject}: expected ${expected}, received ${received}`;

/** What was sent in a step, in a line: `POST /v1/auth/magiclink/verify {"token":"…"}`. */
export function sentIn(step: Step): string {
  if (step.kind === 'message') return `to ${step.to}`;
  if (step.kind === 'command') return step.sent;
  const { method, url, body } = step.request;
  return `${method} ${pathOf(url)} ${shownBody(method, body)}`.trim();
}

/** What a step brought: `200 {"maskedPhone":"…"}`, the text of a message, the answer of a driver. */
export function receivedIn(step: Step): string {
  if (step.kind === 'message') return step.text;
  if (step.kind === 'command') return step.answer ?? `no answer: the driver ${why(step)}`;
  const { response } = step;
  if (!response) return `no whole answer: the target ${why(step)}`;
  const { status, headers, body } = response;
  const remark = remarkOn(step);
  if (remark !== undefined) return `${status}, ${remark}: ${body || '(no body)'}`;
  const isRedirect = status >= 300 && status <= 399;
  const to = isRedirect && headers.find(({ name }) => name.toLowerCase() === 'location')?.value;
  return `${status} ${to ? `Location: ${to} ` : ''}${body || '(no body)'}`;
}

/** What is remarkable about who has answered, as words that follow the status: a proxy, or a cache. */
export function remarkOn({ response, remark }: Pick<Exchange, 'response' | 'remark'>) {
  if (remark !== undefined || !response) return remark;
  const cached = response.status < 300 ? cachedBy(response.headers) : undefined;
  return proxyIn(response) ?? (cached && `from a cache (${cached})`);
}

/** The path of a URL with its query; what is no URL stays as it is. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** A request body as people read it: one that is empty or was left out is told in words, but for a GET, which has none. */
export function shownBody(method: string, body: string | undefined): string {
  if (body === undefined) return method === 'GET' ? '' : '(no body)';
  return body || '(empty body)';
}

const why = ({ problem = 'gave none' }: { problem?: string }) => problem;

/** The name of the attachment that carries the findings of a test: a JSON array of {@link Finding}. */
export const findingsAttachment = 'findings';

/** The name of the attachment that carries what is newer than the release as of which the run judges, in the same way. */
export const newerAttachment = 'newer findings';

/** The name of the attachment that carries the {@link HistoryRecord} of a history, as JSON. */
export const historyAttachment = 'history';
