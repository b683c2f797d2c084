import { isDeepStrictEqual } from 'node:util';
import { expect as base } from '@playwright/test';
import type { ErrorFields, Value } from '../../../drivers/protocol.ts';
import { clientRulings, type Ruling } from '../../../spec/wire.ts';
import { Contents, shown } from '../../../spec/wire/texts.ts';
import type { RequirementId } from '../../catalogue.ts';
import type { Judged } from '../findings/failure.ts';
import { counts, judgement, Subject, type Sense } from '../findings/judgement.ts';
import { block } from '../findings/set-up.ts';
import { valueMatchers } from '../findings/value-matchers.ts';
import type { Called } from './called.ts';
import type { Client } from './client.ts';
import type { ClientRequest } from './request.ts';
import { arrivedAmong } from './set-up.ts';

/** The matchers for what a client sent, and for what its caller was given. */
const clientMatchers = {
  /** Each request of the calls of some clients that could break a rule keeps it, and there is one. */
  toKeep(this: Sense, { actual }: Subject<Client | readonly Client[]>, rule: RequirementId) {
    const clients = [actual].flat() as Client[];
    const judged = clients.flatMap(client =>
      client.calls.flatMap(called =>
        called.requests.flatMap(request =>
          clientRulings(request.wire, client.knownOf(called))
            .filter(({ requirement }) => requirement === rule)
            .map(ruling => ({ request, ruling })),
        ),
      ),
    );
    if (judged.length === 0) {
      arrivedAmong(clients.flatMap(each => each.calls)); // ends the check where no call could arrive
      throw new Error(`no request could have broken ${rule}`);
    }
    const wrong = judged.filter(({ ruling }) => !ruling.holds);
    const broken = wrong.find(({ ruling }) => counts(ruling)) ?? wrong[0];
    return judgement(this, !broken, () => failureOf(broken!));
  },

  /** The caller was told of a success. */
  toSucceed(this: Sense, { actual: called }: Subject<Called>) {
    const expected = 'a success';
    return judgement(this, called.value !== undefined, () => ({
      answer: called,
      expected,
      received: `an error: ${shown(called.error)}`,
      differences: [],
    }));
  },

  /** The caller was told of an error. */
  toFail(this: Sense, { actual: called }: Subject<Called>) {
    return judgement(this, called.error !== undefined, () => ({
      answer: called,
      expected: 'an error',
      received: `a success: ${shown(called.value)}`,
      differences: [],
    }));
  },

  /** The caller was given this value under this name. */
  toGive(this: Sense, { actual: called }: Subject<Called>, field: keyof Value, value: unknown) {
    return judge(
      this,
      called,
      `\`${field}\` that the caller is given`,
      called.value?.[field],
      value,
    );
  },

  /** No caller was given the masked phone that answers another call. */
  toMatchTheirAnswers(
    this: Sense,
    { actual: all }: Subject<readonly Called[]>,
    masks: readonly unknown[],
  ) {
    const given = all.map(({ value }) => value?.maskedPhone);
    const strange = given.findIndex(each => !masks.includes(each));
    if (strange >= 0) {
      const expected = 'a masked phone that the server sent';
      const takenForGranted = 'client.masked-phone-given';
      block({ takenForGranted, answer: all[strange]!, expected, differences: [] });
    }
    const mixed = given.findIndex((each, n) => each !== masks[n]);
    return judgement(this, mixed < 0, () => ({
      answer: all[mixed]!,
      ...oneDifference(
        '`maskedPhone` that the caller is given',
        shown(masks[mixed]),
        `${shown(given[mixed])}, which answers another call`,
      ),
    }));
  },

  /** The caller was given a user with these fields. */
  toGiveUser(this: Sense, { actual: called }: Subject<Called>, fields: Record<string, unknown>) {
    const differences = Object.entries(fields)
      .filter(([name, value]) => !isDeepStrictEqual(called.user[name], value))
      .map(([name, value]) => ({
        subject: `\`${name}\` of the user that the caller is given`,
        expected: shown(value),
        received: shown(called.user[name]),
      }));
    return judgement(this, differences.length === 0, () => ({
      answer: called,
      expected: `a user with ${Object.keys(fields).join(', ')}`,
      received: shown(called.value?.user),
      differences,
    }));
  },

  /** The caller can read this value in this field of the error. */
  toTell(
    this: Sense,
    { actual: called }: Subject<Called>,
    field: keyof ErrorFields,
    value: unknown,
  ) {
    return judge(
      this,
      called,
      `\`${field}\` of the error`,
      called.error?.[field] ?? undefined,
      value,
    );
  },

  /** The caller can read nothing in this field of the error, or 0. */
  toTellNo(this: Sense, { actual: called }: Subject<Called>, field: keyof ErrorFields) {
    const told = called.error?.[field] || undefined;
    return judge(this, called, `\`${field}\` of the error`, told, undefined);
  },

  /** The caller can tell a rate limit by its status, its code or its delay. */
  toTellRateLimit(this: Sense, { actual: called }: Subject<Called>, code: string) {
    const { status, code: told, retryAfter } = called.error ?? {};
    const holds = status === 429 || told === code || Number(retryAfter) > 0;
    const expected = `an error with the status 429, the code ${code} or a delay`;
    return judgement(this, holds, () => ({
      answer: called,
      expected,
      received: shown(called.error),
      differences: [],
    }));
  },

  /** At least one request arrived. */
  toBeSome(this: Sense, { actual: requests, name = 'the requests' }: Requests) {
    return judgement(this, requests.length > 0, () => oneDifference(name, 'a request', 'none'));
  },

  /** So many requests arrived, and no more. */
  toBeRequests(this: Sense, { actual: requests, name = 'a call' }: Requests, count: number) {
    const [expected, received] = [count, requests.length].map(requestsInWords) as [string, string];
    return judgement(this, requests.length === count, () => ({
      ...(requests.length > 0 && { answer: requests.at(-1)! }),
      ...oneDifference(`what ${name} makes`, expected, received),
    }));
  },

  /** Each request came so many seconds after the one before it, or later. */
  toBeApart(this: Sense, { actual: requests, name = 'a call' }: Requests, seconds: number) {
    const least = seconds * 1000 - tolerance;
    const hasty = requests.findIndex((each, n) => n > 0 && each.at - requests[n - 1]!.at < least);
    return judgement(this, hasty < 0, () => {
      const ms = requests[hasty]!.at - requests[hasty - 1]!.at;
      const subject = `the pause before ${name} is repeated`;
      const said = oneDifference(subject, `${seconds} s or more`, `${ms / 1000} s`);
      return { answer: requests[hasty]!, ...said };
    });
  },

  /** No request holds a secret, plain or encoded. */
  toHoldNo(
    this: Sense,
    { actual: requests, name = 'a request' }: Requests,
    what: string,
    secret: string,
  ) {
    const holder = requests.find(({ arrived: { path, headers, body } }) =>
      new Contents(path, body, ...headers.map(({ value }) => value)).holds(secret),
    );
    return judgement(this, !holder, () => ({
      answer: holder!,
      ...oneDifference(name, `no ${what}`, `the ${what}`),
    }));
  },
};

type Requests = Subject<readonly ClientRequest[]>;

/** In ms: timers may end a little early, and clocks are read at arrival. */
const tolerance = 100;

const requestsInWords = (count: number) =>
  count === 1 ? 'one request' : count === 0 ? 'no request' : `${count} requests`;

function failureOf({ request, ruling }: { request: ClientRequest; ruling: Ruling }) {
  const { since, expected, received, differences } = ruling;
  const came = received ?? differences.map(each => each.received).join(', ');
  return { since, answer: request, expected, received: came, differences };
}

function judge(sense: Sense, answer: Judged, subject: string, actual: unknown, value: unknown) {
  const expected = shown(value);
  const received = shown(actual);
  return judgement(sense, received === expected, () => ({
    answer,
    ...oneDifference(subject, `${sense.isNot ? 'anything but ' : ''}${expected}`, received),
  }));
}

/** What a finding tells where one thing differs. */
const oneDifference = (subject: string, expected: string, received: string) => ({
  expected,
  received,
  differences: [{ subject, expected, received }],
});

const matchers = base.extend({ ...valueMatchers, ...clientMatchers });

/** Playwright's expect with matchers that leave a finding where they fail. What a value is, is said as a whole noun. */
export function expect<T>(
  actual: T,
  ...[subject]: T extends Called | Client | readonly Client[] ? [string?] : [string]
) {
  return matchers(new Subject(actual, subject), subject);
}
