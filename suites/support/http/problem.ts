/** No server listens: the one problem that accuses nobody, since it says nothing of the API. */
export const unreachable = 'refused the connection';
/** What an old connection that was kept too long looks like, and a target that hangs up. */
export const closed = 'closed the connection without an answer';
export const tooLarge = 'answered with a body of more than 1 MB';
export const untrusted = 'has a TLS certificate that is not trusted';
export const plainHttp = 'speaks plain HTTP where https:// was called';
const noAnswer = 'gave no complete answer';

/** Whether a problem is that time was up. */
export const isTimeout = (problem: string) => problem.startsWith(noAnswer);

/** The error of a call in words: its own text may hold headers, and so secrets. */
export function problemOf({ message }: Error, timeout: number): string {
  if (/timed? ?out|timeout/i.test(message)) return `${noAnswer} within ${timeout} ms`;
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(message)) return unreachable;
  if (/ECONNRESET|EPIPE|ECONNABORTED|socket hang up/.test(message)) return closed;
  if (/aborted|premature close/i.test(message))
    return 'closed the connection before the answer was complete';
  if (/ENOTFOUND|EAI_AGAIN/.test(message)) return 'has a host name that cannot be resolved';
  if (/HPE_HEADER_OVERFLOW|header overflow/i.test(message))
    return 'answered with headers of more than 16 KB';
  if (/Parse Error|HPE_/i.test(message)) return 'answered with something that is not HTTP';
  if (/wrong version number|packet length too long|EPROTO.*unsupported protocol/i.test(message))
    return plainHttp;
  if (/certificate|self.signed|SSL|TLS/i.test(message)) return untrusted;
  if (/decompress|zlib|gzip|brotli|incorrect header check/i.test(message))
    return 'answered with a body that cannot be decompressed';
  return `could not be called: ${message.split('\n')[0]?.replace(/^apiRequestContext\.\w+: /, '')}`;
}
