import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import { type Operation, paths } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Reads a body of one operation that is no JSON object in a way of its own, where it can. */
const understands = (at: Operation, read: (text: string) => unknown) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      return super.body(context).catch(async (refusal: Error) => {
        const text = await context.req.text();
        const understood = context.req.path === paths[at] ? quietly(() => read(text)) : undefined;
        if (!understood) throw refusal;
        return understood as Body;
      });
    }
  };

/** Dies of some bodies of one operation. */
const diesOfBody = (at: Operation, read: (text: string) => unknown) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      if (context.req.path === paths[at]) read(await context.req.text());
      return super.body(context);
    }
  };

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const parsed = (text: string) => quietly(() => JSON.parse(text) as unknown);

/** Reads a body that was cut off as if it were whole. */
const completed = (text: string) => JSON.parse(`${text}}`) as unknown;

const firstOf = (text: string) => (JSON.parse(text) as unknown[])[0];

const fromForm = (text: string) => Object.fromEntries(new URLSearchParams(text));

const fromText = (text: string) => JSON.parse(JSON.parse(text) as string) as unknown;

const withoutRest = (text: string) => JSON.parse(text.slice(0, text.indexOf('}') + 1)) as unknown;

const withOddQuotes = (text: string) => JSON.parse(text.replaceAll("'", '"')) as unknown;

/** Dies of a content type that it has no parser for. */
const diesOfContentType = (isOdd: (type: string) => boolean) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      const type = context.req.header('content-type') ?? '';
      if (isOdd(type)) throw new TypeError(`no parser for ${type}`);
      return super.body(context);
    }
  };

/** Dies of a body that is too large. */
export class HugeBodyCrashes extends Reference {
  static readonly breaks = 'bad-input.huge-body';

  protected override failed(error: Error, context: Context): Response | Promise<Response> {
    const isTooLarge = error.message.includes('too large');
    return super.failed(isTooLarge ? new RangeError('PayloadTooLarge') : error, context);
  }
}

/** Answers a body that is too large with an empty 200. */
export class HugeBodyIsDropped extends Reference {
  static readonly breaks = 'bad-input.huge-body';

  protected override failed(error: Error, context: Context): Response | Promise<Response> {
    if (error.message.includes('too large')) return Response.json({});
    return super.failed(error, context);
  }
}

/** Walks through a body until the stack is full. */
export class DeepBodyCrashes extends Reference {
  static readonly breaks = 'bad-input.deep-body';

  protected override parse(text: string): unknown {
    if (text.includes('['.repeat(1000))) throw new RangeError('Maximum call stack size exceeded');
    return super.parse(text);
  }
}

/** Reads the body of one operation only where its type is written in one way. */
const readsJsonSpelt = (at: Operation) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      const isKnown = context.req.header('content-type') === 'application/json';
      return isKnown || context.req.path !== paths[at] ? super.body(context) : {};
    }
  };

export const rows: Rows = {
  CharsetMediaTypeRefused: {
    sentence: 'Reads the body of a verify only where its type is written without a charset.',
    breaks: 'bad-input.takes-json-with-charset',
    fault: readsJsonSpelt('verify'),
  },
  CharsetOfSignUpIsRefused: {
    sentence: 'Reads the body of a sign-up only where its type is written without a charset.',
    breaks: 'bad-input.takes-json-with-charset',
    fault: readsJsonSpelt('signUp'),
  },
  SignUpCompletesBody: {
    sentence: 'Completes a body of a sign-up that was cut off.',
    breaks: 'bad-input.reads-json-strictly',
    fault: understands('signUp', completed),
  },
  SignUpDiesOfBody: {
    sentence: 'Dies of a body of a sign-up that is not JSON.',
    breaks: 'bad-input.bodies-are-client-errors',
    fault: diesOfBody('signUp', text => {
      if (parsed(text) === undefined) throw new SyntaxError('Unexpected end of JSON input');
    }),
  },
  SignUpTakesArray: {
    sentence: 'Takes the first of an array for the body of a sign-up.',
    breaks: 'bad-input.sign-up-body',
    fault: understands('signUp', firstOf),
  },
  SignInTakesForm: {
    sentence: 'Takes a form for the body of a sign-in.',
    breaks: 'bad-input.sign-in-body',
    fault: understands('signIn', fromForm),
  },
  SignInDiesOfNull: {
    sentence: 'Dies of a body of a sign-in that is null.',
    breaks: 'bad-input.bodies-are-client-errors',
    fault: diesOfBody('signIn', text => {
      if (parsed(text) === null) throw new TypeError('Cannot read properties of null');
    }),
  },
  SignInTakesArray: {
    sentence: 'Takes the first of an array for the body of a sign-in.',
    breaks: 'bad-input.sign-in-body',
    fault: understands('signIn', firstOf),
  },
  SignUpOrInTakesTextOfJson: {
    sentence: 'Takes a text of JSON in JSON for the body of a sign-up or in.',
    breaks: 'bad-input.sign-up-or-in-body',
    fault: understands('signUpOrIn', fromText),
  },
  SignUpOrInIgnoresRest: {
    sentence: 'Takes a body of a sign-up or in whatever stands behind it.',
    breaks: 'bad-input.reads-json-strictly',
    fault: understands('signUpOrIn', withoutRest),
  },
  SignUpOrInDiesOfNoBody: {
    sentence: 'Dies of a sign-up or in without a body.',
    breaks: 'bad-input.bodies-are-client-errors',
    fault: diesOfBody('signUpOrIn', text => {
      if (text === '') throw new SyntaxError('Unexpected end of JSON input');
    }),
  },
  UpdateTakesSingleQuotes: {
    sentence: 'Takes single quotes in the body of an update.',
    breaks: 'bad-input.reads-json-strictly',
    fault: understands('updatePhone', withOddQuotes),
  },
  UpdateTakesArray: {
    sentence: 'Takes the first of an array for the body of an update.',
    breaks: 'bad-input.update-phone-body',
    fault: understands('updatePhone', firstOf),
  },
  UpdateDiesOfArray: {
    sentence: 'Dies of a body of an update that is an array.',
    breaks: 'bad-input.bodies-are-client-errors',
    fault: diesOfBody('updatePhone', text => {
      if (Array.isArray(parsed(text))) throw new TypeError('loginId is undefined');
    }),
  },
  VerifyCompletesBody: {
    sentence: 'Completes a body of a verify that was cut off.',
    breaks: 'bad-input.reads-json-strictly',
    fault: understands('verify', completed),
  },
  VerifyDiesOfNumber: {
    sentence: 'Dies of a body of a verify that is a number.',
    breaks: 'bad-input.bodies-are-client-errors',
    fault: diesOfBody('verify', text => {
      if (typeof parsed(text) === 'number') throw new TypeError('not an object');
    }),
  },
  VerifyTakesForm: {
    sentence: 'Takes a form for the body of a verify.',
    breaks: 'bad-input.verify-body',
    fault: understands('verify', fromForm),
  },
  OddContentTypeCrashes: {
    sentence: 'Dies of whatever is not called JSON.',
    breaks: 'bad-input.content-type',
    fault: diesOfContentType(type => !type.includes('json')),
    also: ['bad-input.takes-json-with-charset'],
  },
  FormContentTypeCrashes: {
    sentence: 'Dies of what is called a form and is none.',
    breaks: 'bad-input.content-type',
    fault: diesOfContentType(type => type.includes('form')),
  },
};
