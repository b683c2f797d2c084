/** One call as it was made and answered; the suite has redacted every secret before it gets here. */
export interface Exchange {
  /** The operation as the catalogue names it: `verify`, `sign-in`. */
  operation: string;
  request: { method: string; url: string; headers: Record<string, string>; body?: string };
  /** Missing where no answer came; `problem` says why. */
  response?: { status: number; headers: Record<string, string>; body: string };
  problem?: string;
  ms: number;
  /** When it was sent, ISO 8601. */
  at: string;
  /** A command that repeats it, with shell variables in place of the secrets. */
  curl: string;
}

/** What a check that did not pass leaves behind: the finding, and the calls that led to it. */
export interface Evidence {
  /** The failure as a person reads it, several lines. */
  message: string;
  sent?: string;
  cameBack?: string;
  wanted?: string;
  curl?: string;
  /** Which of the exchanges was judged. */
  judged?: number;
  exchanges: Exchange[];
}

/** A request body as people read it: one that is empty or was left out is told in words, but for a GET, which has none. */
export function shownBody(method: string, body: string | undefined): string {
  if (body === undefined) return method === 'GET' ? '' : '(no body)';
  return body || '(empty body)';
}

/** The name of the attachment that carries the evidence as JSON. */
export const evidenceAttachment = 'evidence';
