import { isSend } from '../../spec/command.ts';
import { fieldsIn, jsonIn } from '../../spec/wire/received.ts';
import { call } from '../../targets/http.ts';
import { Scripted } from '../../targets/scripted.ts';
import type { ScriptedAnswer } from '../../targets/scripted-faults.ts';
import { addressOf, type TargetSettings } from '../../targets/settings-target.ts';
import { operationOfRequest } from '../observe/judged.ts';
import type { Between } from './fault.ts';

/** What stands between, and how often it has made the target worse. */
export interface Front {
  target: TargetSettings;
  between: Between;
  applied: number;
}

/** Serves the inbox behind this process, where it is one that is called. */
export async function inboxOf(front: Front) {
  const { inbox } = front.target;
  if (inbox.kind !== 'http') return undefined;
  const { origin } = new URL(inbox.url);
  const server = await Scripted.listen({
    fetch: async request => {
      const usual = await passOn(front, request, origin);
      return responseOf(worseMessages(front, usual));
    },
  });
  const settings = { INBOX_URL: inbox.url.replace(origin, server.url) };
  return { settings, close: () => server.close() };
}

/** Answers a request to the API as the target does, or worse. */
export async function answer(front: Front, request: Request): Promise<Response> {
  const { between, target } = front;
  const { pathname, search } = new URL(request.url);
  const body = request.body ? await request.text() : undefined;
  const base = addressOf(target.base);
  const usual = await passOn(front, request, base, body);
  const authorization = request.headers.get('authorization') ?? '';
  const operation = operationOfRequest(request.method, pathname + search);
  const fields = fieldsIn(jsonIn(body ?? ''));
  const worse = await between.answer?.({ operation, authorization, fields }, usual, change => {
    const changed = new Request(request.url, { method: request.method, headers: request.headers });
    if (change.authorization) changed.headers.set('authorization', change.authorization);
    return passOn(front, changed, base, change.fields ? JSON.stringify(change.fields) : body);
  });
  if (worse) front.applied += 1;
  const isInbox = target.inbox.kind === 'response' && isSend(operation);
  return responseOf(isInbox ? worseMessages(front, worse ?? usual) : (worse ?? usual));
}

/** Makes a request of the user's server. */
async function passOn(
  { target }: Front,
  request: Request,
  base: string,
  body?: string,
): Promise<ScriptedAnswer> {
  const { pathname, search } = new URL(request.url);
  const headers = Object.fromEntries(
    [...request.headers].filter(([name]) => !ofTheConnection.includes(name)),
  );
  const reply = await call(`${base}${pathname}${search}`, {
    method: request.method,
    headers,
    signal: AbortSignal.timeout(target.requestTimeout),
    tlsInsecure: target.tlsInsecure,
    ...(body !== undefined && { body }),
  });
  const came = reply.headers.filter(([name]) => !ofTheConnection.includes(name.toLowerCase()));
  return { status: reply.status, headers: came, body: reply.text };
}

function worseMessages(front: Front, answer: ScriptedAnswer): ScriptedAnswer {
  const body = front.between.messages?.(answer.body) ?? answer.body;
  if (body !== answer.body) front.applied += 1;
  return { ...answer, body };
}

/** Headers that are of one connection, and not of what is passed on. */
const ofTheConnection = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'keep-alive',
];

/** An answer as a server of ours gives it. */
function responseOf({ status, headers, body }: ScriptedAnswer): Response {
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? body : null, { status, headers });
}
