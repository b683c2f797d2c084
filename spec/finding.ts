/**
 * What a check or a history has found, as data, from whoever judges to each report. A report renders its members and
 * escapes them as its format asks; it reads nothing out of a text. Later versions add members and rename none.
 */
export interface Finding {
  /** The requirement that was judged. */
  requirement: string;
  /** The steps of the check in their order: those before the judged one, that one, and those after it. */
  trail: Step[];
  /** The index of the judged step in the trail; missing where nothing was sent or read. */
  judged?: number;
  /** What was expected, as a noun that follows this word: `a refusal (4xx)`. */
  expected: string;
  /** What came in its place, as a noun again: `200 {"maskedPhone":"…"}`, `no message within 5000 ms`. */
  received: string;
  /** What differs in detail; empty where expected and received say it all. */
  differences: Difference[];
  /** The requirement that the check takes for granted and that did not hold; the judged one has no verdict then. */
  blockedBy?: string;
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
  Partial<Pick<Finding, 'judged' | 'received' | 'differences' | 'blockedBy'>>;

/** Makes a finding: where nothing else is said, the last step is judged, and what was received is what it brought. */
export function findingOf(said: Judged): Finding {
  const { requirement, trail, expected, differences = [], blockedBy } = said;
  const judged = said.judged ?? trail.length - 1;
  const step = trail[judged];
  return {
    requirement,
    trail,
    ...(step && { judged }),
    expected,
    received: said.received ?? (step ? receivedIn(step) : 'nothing'),
    differences,
    ...(blockedBy && { blockedBy }),
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
  return `${response.status} ${response.body || '(no body)'}`;
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
