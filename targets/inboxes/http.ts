import { shellWord } from '../../spec/shell.ts';
import { call, type Reply } from '../http.ts';
import { filledIn, type InboxSettings } from '../settings-inbox.ts';
import { withoutPassword } from '../settings-reader.ts';
import type { TargetSettings } from '../settings-target.ts';
import type { Inbox } from '../target.ts';
import { urlsInAnswer } from './urls-in-answer.ts';

type HttpSettings = Extract<InboxSettings, { kind: 'http' }>;

/** Polls a URL: the answer, JSON or text, holds the messages to one phone. */
export function httpInbox(
  { url: template, authorization }: HttpSettings,
  { requestTimeout, tlsInsecure, proxy }: TargetSettings,
): Inbox {
  const name = `INBOX_URL (${withoutPassword(template)})`;
  let trouble: string | undefined;
  const addressOf = (phone: string) => filledIn(template, phone, encodeURIComponent);
  const headers: Record<string, string> = authorization ? { Authorization: authorization } : {};
  const ask = async (phone: string): Promise<Reply> => {
    const address = addressOf(phone);
    const signal = AbortSignal.timeout(requestTimeout);
    const reply = await call(address, { headers, signal, tlsInsecure }).catch((error: Error) => {
      const without = proxy ? `; it is called without the proxy of ${proxy.setting}` : '';
      throw new Error((trouble = `${name} ${reasonOf(error, requestTimeout)}${without}`));
    });
    trouble = troubleIn(reply, name, authorization !== undefined);
    return reply;
  };
  return {
    shows: 'message',
    keepsMessages: true,
    setting: 'INBOX_URL',
    ...(authorization && { secrets: { INBOX_AUTHORIZATION: authorization } }),
    trouble: () => trouble,
    command: phone => {
      if (withoutPassword(template) !== template) return undefined;
      const header = authorization ? ' -H "Authorization: $INBOX_AUTHORIZATION"' : '';
      return `curl -sS${tlsInsecure ? 'k' : ''}${header} ${shellWord(addressOf(phone))}`;
    },
    urls: async phone => {
      const reply = await ask(phone);
      if (reply.status === 404) return []; // so some say that there is no message
      if (!isOk(reply)) throw new Error(trouble);
      const urls = urlsInAnswer(reply.text, reply.type);
      if (urls.some(each => /[?&]t=/.test(each))) trouble = undefined;
      return urls;
    },
  };
}

const isOk = ({ status }: Reply) => status >= 200 && status <= 299;

/** What may keep messages from being read where an answer holds none. */
function troubleIn(reply: Reply, name: string, isAuthorized: boolean): string | undefined {
  if ([401, 403].includes(reply.status))
    return isAuthorized
      ? `${name} answers ${reply.status}: INBOX_AUTHORIZATION is not what it accepts; check it, with its scheme, as in "Bearer …"`
      : `${name} answers ${reply.status}: set INBOX_AUTHORIZATION to the Authorization header that it asks for, such as "Bearer …"`;
  if (!isOk(reply)) return `${name} answers ${reply.status}: check its host and its path`;
  if (!reply.type.includes('html')) return undefined;
  return `${name} answers with a web page (HTML) that contains no link: give the URL that returns the messages sent to {phone}`;
}

/** An error of a call in words: its own text may hold headers. */
function reasonOf({ name, code }: NodeJS.ErrnoException, timeout: number): string {
  const check = 'check it, and that what keeps the messages is running';
  if (code === 'ECONNREFUSED') return `refuses the connection: ${check}`;
  if (code === 'ENOTFOUND') return `has a host name that cannot be resolved: ${check}`;
  if (name === 'TimeoutError' || name === 'AbortError')
    return `gives no complete answer within ${timeout} ms: ${check}`;
  return `gives no complete answer${code ? ` (${code})` : ''}: ${check}`;
}
