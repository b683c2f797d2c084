import type { APIRequestContext, APIResponse } from '@playwright/test';
import { noteCall } from '../../../targets/throttles.ts';
import { withoutSteps } from '../findings/playwright-internals.ts';
import type { Context } from '../run/context.ts';
import { Answer, type ApiCall } from './answer.ts';
import { takeCut } from './body-limit.ts';
import { closed, problemOf, tooLarge } from './problem.ts';

const keptBody = 50_000;

/** Makes one call, bounded in time and size, and gives what came back, whatever that was. */
export async function fetchOnce(context: Context, call: ApiCall): Promise<Answer> {
  const { pace, requestContexts } = context;
  if (!context.connection.isNew) noteCall();
  await pace.turn();
  const lent = requestContexts.take();
  const answer = await fetchIn(await lent.context, context, call);
  await requestContexts.giveBack(lent, wearOf(answer));
  if (answer.problem !== closed) return answer;
  await pace.turn();
  const fresh = requestContexts.fresh(); // the connection of an earlier call may have grown stale
  const again = await fetchIn(await fresh.context, context, call);
  again.isRepeat = true;
  await requestContexts.giveBack(fresh, wearOf(again));
  return again;
}

async function fetchIn(
  request: APIRequestContext,
  { connection, target, secrets }: Context,
  call: ApiCall,
): Promise<Answer> {
  const url = connection.baseURL + call.path;
  const sentAt = Date.now();
  const start = performance.now();
  const sent = () => ({ call, url, sentAt, ms: performance.now() - start, secrets });
  try {
    const options = {
      method: call.method,
      headers: call.headers,
      ...(call.body === undefined ? {} : { data: Buffer.from(call.body) }),
      timeout: target.requestTimeout,
      maxRedirects: 0,
      failOnStatusCode: false,
    };
    const act = async () => read(await request.fetch(url, options));
    const came = await fromEmptyStack(() => withoutSteps(request, act));
    return new Answer(sent(), came);
  } catch (error) {
    const { pathname, search } = new URL(url);
    const problem = takeCut(pathname + search)
      ? tooLarge
      : problemOf(error as Error, target.requestTimeout);
    return new Answer(sent(), { problem });
  }
}

/** Makes a call to Playwright from an empty stack: it reads the stack at each, mapped to the sources, which costs more than the call. */
async function fromEmptyStack<T>(act: () => Promise<T>): Promise<T> {
  const { promise } = await new Promise<{ promise: Promise<T> }>(resolve => {
    setImmediate(() => resolve({ promise: act() }));
  });
  return promise;
}

async function read(response: APIResponse) {
  const text = await response.text();
  if (text.length > keptBody) await response.dispose(); // Playwright keeps each body as long as its context
  return { status: response.status(), headers: response.headersArray(), text };
}

/** What an answer leaves in the context of its call: a cookie, or a lost connection. */
function wearOf({ status, headers }: Answer) {
  const cookie = headers.some(({ name }) => name.toLowerCase() === 'set-cookie');
  return { cookie, broken: status === 0 };
}
