import type { IncomingHttpHeaders } from 'node:http';
import { fieldsIn } from '../../spec/wire/received.ts';
import { call } from '../http.ts';
import { isThisMachine } from '../localhost.ts';
import type { Answer } from './answers.ts';

const patience = 5000;
const hostOfSns = /^sns\.[\w-]+\.amazonaws\.com(?:\.cn)?$/;

/** What a handshake is answered with, and the headers of that. */
export interface Handshake extends Answer {
  headers?: Record<string, string>;
}

/**
 * The answer to what a service asks before it posts messages: AWS SNS to a topic's subscriber, Azure Event Grid in its own
 * way and in that of CloudEvents. Undefined where a post is none of these.
 */
export function handshakeIn(value: unknown, headers: IncomingHttpHeaders): Handshake | undefined {
  if (headers['webhook-request-origin'] !== undefined)
    return { status: 200, body: {}, headers: { 'WebHook-Allowed-Origin': '*' } };
  const { Type, SubscribeURL } = fieldsIn(value);
  if (Type === 'SubscriptionConfirmation') {
    void confirm(SubscribeURL);
    return { status: 200, body: {} };
  }
  const { eventType, data } = fieldsIn(Array.isArray(value) ? value[0] : value);
  if (eventType !== 'Microsoft.EventGrid.SubscriptionValidationEvent') return undefined;
  return { status: 200, body: { validationResponse: fieldsIn(data)['validationCode'] } };
}

/** Confirms a subscription; no URL is called but of SNS itself, or of an emulator on this machine. */
async function confirm(address: unknown): Promise<void> {
  if (typeof address !== 'string' || !URL.canParse(address)) return;
  const url = new URL(address);
  const isSns = url.protocol === 'https:' && hostOfSns.test(url.hostname);
  if (!/^https?:$/.test(url.protocol) || (!isSns && !isThisMachine(url))) return;
  const signal = AbortSignal.timeout(patience);
  await call(url.href, { signal, tlsInsecure: false }).catch(() => undefined);
}
