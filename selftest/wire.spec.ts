import { expect, test } from '@playwright/test';
import { rulings, wireRules } from '../spec/wire.ts';
import { messageRequirements } from '../spec/wire/messages.ts';
import { sinceOf } from '../spec/released.ts';
import { isRequirement } from '../suites/catalogue.ts';
import { sourcesIn } from './support/sources.ts';
import { answerCases } from './wire/cases.ts';
import { call, sent, verified, type Case } from './wire/exchanges.ts';
import { sessionCases } from './wire/session-cases.ts';

const cases = { ...answerCases, ...sessionCases };

const judged = async ({ exchange, known }: Case, id: string) =>
  (await rulings(exchange, known)).filter(({ requirement }) => requirement === id);

test.describe('a rule', () => {
  for (const [id, { holds, breaks }] of Object.entries(cases)) {
    for (const each of holds) {
      test(`${id} holds for ${each.exchange.operation}: ${each.what}`, async () => {
        const [ruling, ...more] = await judged(each, id);

        expect(more).toEqual([]);
        expect(ruling).toMatchObject({ holds: true, differences: [] });
      });
    }

    for (const each of breaks) {
      test(`${id} is broken by ${each.exchange.operation}: ${each.what}`, async () => {
        const [ruling] = await judged(each, id);

        expect(ruling).toMatchObject({ holds: false });
        expect(`${ruling?.expected} ${JSON.stringify(ruling?.differences)}`).not.toContain('eyJ');
      });
    }
  }

  test('has an exchange on either side', () => {
    expect(Object.keys(cases).toSorted()).toEqual(
      [...new Set(wireRules.map(({ requirement }) => requirement))].toSorted(),
    );
  });

  test('is of a requirement, and judges as of its release', () => {
    const all = [...wireRules, ...messageRequirements];

    expect(all.filter(({ requirement }) => !isRequirement(requirement))).toEqual([]);
    expect(all.filter(({ requirement, since }) => since !== sinceOf(requirement))).toEqual([]);
  });

  test('names its requirement letter by letter', () => {
    const named = sourcesIn('spec/wire').flatMap(({ text }) =>
      [...text.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)+)'/g)].map(([, id]) => id!),
    );
    const all = [...wireRules, ...messageRequirements].map(({ requirement }) => requirement);

    expect(named.filter(id => !isRequirement(id))).toEqual([]);
    expect(all.filter(id => !named.includes(id))).toEqual([]);
  });
});

test.describe('rules', () => {
  test('hold for what is usual, all of them', async () => {
    const usual = [
      sent('sign-in', 'as usual', {}),
      verified('as usual'),
      call('logout', 'as usual'),
    ];
    const all = (await Promise.all(usual.map(each => rulings(each.exchange, each.known)))).flat();

    expect(all.filter(({ holds }) => !holds)).toEqual([]);
    expect(all.length).toBeGreaterThan(20);
  });

  test('say nothing of what could not break them', async () => {
    const { exchange, known } = call('sign-in', 'asks to come later', { status: 429, body: {} });
    const said = (await rulings(exchange, known)).map(({ requirement }) => requirement);

    expect(said).toEqual(['errors.show-no-stack-trace']);
  });
});
