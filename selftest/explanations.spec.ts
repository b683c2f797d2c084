import { expect, test } from '@playwright/test';
import { explain, groups, requirements, type RequirementId } from '../suites/catalogue.ts';

const told = (Object.keys(requirements) as RequirementId[]).map(id => {
  const { good, bad, ...rest } = explain(id);
  return { id, ...rest, good: good.join('\n'), bad: bad.join('\n') };
});
const exchanges = told.flatMap(({ id, good, bad }) =>
  Object.entries({ good, bad }).map(([kind, text]) => ({
    id,
    kind,
    text,
    lines: text.split('\n'),
  })),
);
type Exchange = (typeof exchanges)[number];

/** The operation that an id names, as its group or behind it, and where that is called. */
const operations = [
  { named: /^([a-z-]+\.)?sign-up-or-in\b/, path: '/v1/auth/magiclink/signup-in/sms' },
  { named: /^([a-z-]+\.)?sign-up(?!-or-in|-link)\b/, path: '/v1/auth/magiclink/signup/sms' },
  { named: /^([a-z-]+\.)?sign-in\b/, path: '/v1/auth/magiclink/signin/sms' },
  { named: /^([a-z-]+\.)?update-phone\b/, path: '/v1/auth/magiclink/update/phone/sms' },
  { named: /^([a-z-]+\.)?verify(?=[.-])/, path: '/v1/auth/magiclink/verify' },
];

/** The exchanges that break a rule. */
const breaking = (rule: (exchange: Exchange) => boolean) =>
  exchanges.filter(each => !rule(each)).map(({ id, kind }) => `${id} (${kind})`);

test.describe('explanations', () => {
  test('name two or three causes of each failure', () => {
    expect(
      told.filter(({ causes }) => causes.length < 2 || causes.length > 3).map(({ id }) => id),
    ).toEqual([]);
  });

  test('show two different exchanges', () => {
    expect(told.filter(({ good, bad }) => good === bad).map(({ id }) => id)).toEqual([]);
  });

  test('show each requirement broken in a way of its own', () => {
    const shown = told.map(({ bad }) => bad);

    expect(told.filter(({ bad }, n) => shown.indexOf(bad) !== n).map(({ id }) => id)).toEqual([]);
  });

  test('show the operation that an id names', () => {
    const elsewhere = operations.flatMap(({ named, path }) =>
      breaking(
        ({ id, text }) => !named.test(id) || new RegExp(`^[A-Z]+ ${path}\\b`, 'm').test(text),
      ),
    );

    expect(elsewhere).toEqual([]);
  });

  test('show a call and what comes of it', () => {
    expect(breaking(({ text }) => /^[A-Z]+ \/v\d\/\S/m.test(text) && /^→ /m.test(text))).toEqual(
      [],
    );
  });

  test('are compact', () => {
    expect(breaking(({ lines }) => lines.length >= 2 && lines.length <= 6)).toEqual([]);
    expect(breaking(({ lines }) => lines.every(each => each.length <= 96))).toEqual([]);
  });

  test('ask for no status among the 4xx', () => {
    expect(breaking(({ text }) => !/→.*\b4\d\d\b/.test(text))).toEqual([]);
  });

  test('show no number that somebody owns', () => {
    const numbers = exchanges.flatMap(({ text }) => text.match(/\+\d{5,}(?![\d*])/g) ?? []);

    expect(numbers.filter(each => !/^\+1[2-9]\d\d55501\d\d$/.test(each))).toEqual([]);
  });

  test('are sentences', () => {
    const texts = [
      ...Object.values(groups).map(({ why }) => why),
      ...told.flatMap(({ why, causes }) => [why, ...causes]),
    ];

    expect(texts.filter(each => !/^[\w"].*[.]$/.test(each))).toEqual([]);
  });
});
