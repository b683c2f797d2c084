import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { openApiDocument, operation, problems, type OperationId } from '../spec/contract.ts';
import { operations } from '../suites/support/http/operations.ts';
import { examplesIn, schemaOfRequest } from './support/examples.ts';

const ids = Object.keys(operations) as OperationId[];

const user = { userId: 'U1', loginIds: ['+12025550142'] };

test.describe('contract', () => {
  for (const id of ids) {
    test(`has the path of ${id} that the suite calls`, () => {
      expect(operation(id).path).toBe(operations[id].path);
    });

    test(`agrees with its own examples of ${id}`, () => {
      const responses = Object.entries(operation(id).definition.responses ?? {});
      const examples = responses.flatMap(([status, response]) =>
        examplesIn(response).map(each => ({ ...each, status: Number(status.replace('XX', '00')) })),
      );
      const wrong = examples.flatMap(({ name, status, value }) =>
        problems(id, status, value).map(each => `${name}: ${each}`),
      );

      expect(examples.length, 'how many examples there are').toBeGreaterThan(1);
      expect(wrong).toEqual([]);
    });

    test(`agrees with its own examples of a request of ${id}`, () => {
      const validate = ajv().compile(schemaOfRequest(id));
      const examples = examplesIn(operation(id).definition.requestBody);
      const wrong = examples.filter(({ value }) => !validate(value)).map(({ name }) => name);

      expect(examples.length, 'how many examples there are').toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    });
  }

  test('names the five operations and no other', () => {
    const named = Object.values(openApiDocument().paths ?? {}).map(
      each => `${each?.post?.operationId}`,
    );

    expect(named.toSorted()).toEqual(ids.toSorted());
  });

  test('allows what it does not know', () => {
    const more = { maskedPhone: '+1*******142', region: 'eu', trace: { id: 7 } };

    expect(problems('signIn', 200, more)).toEqual([]);
    expect(problems('verify', 200, { sessionJwt: 'x', user: { ...user, tier: 1 } })).toEqual([]);
  });

  test('allows any 4xx', () => {
    const body = { errorCode: 'E062504', errorDescription: 'Token expired' };

    expect([400, 401, 404, 409, 418, 429, 499].flatMap(s => problems('verify', s, body))).toEqual(
      [],
    );
  });

  for (const { what, id, status, body, said } of [
    {
      what: 'a status that is in no document',
      id: 'signIn',
      status: 204,
      body: {},
      said: ['status 204 is not in the document'],
    },
    {
      what: 'a body that is no JSON',
      id: 'signIn',
      status: 200,
      body: undefined,
      said: ['the body is not JSON'],
    },
    {
      what: 'a body that is no object',
      id: 'signIn',
      status: 200,
      body: ['+1*******142'],
      said: ['the body is ["+1*******142"]; the document asks that it must be object'],
    },
    {
      what: 'a field that is missing',
      id: 'signUp',
      status: 200,
      body: {},
      said: ['the body lacks "maskedPhone"'],
    },
    {
      what: 'a field of another type',
      id: 'signUpOrIn',
      status: 200,
      body: { maskedPhone: 142 },
      said: ['/maskedPhone is 142; the document asks that it must be string'],
    },
    {
      what: 'a field deep in the user',
      id: 'verify',
      status: 200,
      body: { sessionJwt: 'x', user: { ...user, loginIds: [142] } },
      said: ['/user/loginIds/0 is 142; the document asks that it must be string'],
    },
    {
      what: 'a number that is too large',
      id: 'verify',
      status: 200,
      body: { sessionJwt: 'x', user: { ...user, createdTime: 1767225600000 } },
      said: [
        '/user/createdTime is 1767225600000; the document asks that it must match format "int32"',
      ],
    },
    {
      what: 'a refusal without a code',
      id: 'updatePhone',
      status: 401,
      body: { errorDescription: 'Unauthorized' },
      said: ['the body lacks "errorCode"'],
    },
    {
      what: 'several faults, one sentence each',
      id: 'verify',
      status: 400,
      body: { errorCode: '62504' },
      said: [
        'the body lacks "errorDescription"',
        '/errorCode is "62504"; the document asks that it must match pattern "^E\\d{6}$"',
      ],
    },
  ] as const) {
    test(`tells ${what}`, () => {
      expect(new Set(problems(id, status, body))).toEqual(new Set(said));
    });
  }

  test('shortens a long value', () => {
    const [sentence] = problems('signIn', 200, { maskedPhone: ['x'.repeat(5000)] });

    expect(sentence?.length).toBeLessThan(200);
  });

  test('knows every format that it asks for', () => {
    const formats = JSON.stringify(openApiDocument()).matchAll(/"format":"([^"]+)"/g);
    const unknown = [...formats].map(([, name]) => name!).filter(name => !(name in ajv().formats));

    expect(unknown).toEqual([]);
    expect(() => ajv().compile({ type: 'string', format: 'phone' })).toThrow(/unknown format/);
  });
});

function ajv(): Ajv2020 {
  const made = new Ajv2020({ strict: true, allowUnionTypes: true });
  ajvFormats.default(made);
  return made.addVocabulary(['x-source', 'example']);
}
