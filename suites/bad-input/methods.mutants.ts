import type { Context, Hono } from 'hono';
import { paths } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Has one more route than it ought to. */
const routesAlso = (add: (app: Hono, server: Reference) => void) =>
  class extends Reference {
    protected override routes(): Hono {
      const app = super.routes();
      add(app, this);
      return app;
    }
  };

const asPost = (app: Hono, path: string, { req }: Context) =>
  req.text().then(body => app.request(path, { method: 'POST', headers: req.raw.headers, body }));

export const rows: Rows = {
  SignInTakesPut: {
    sentence: 'Takes PUT for POST at sign-in.',
    breaks: 'bad-input.wrong-method-is-refused',
    fault: routesAlso(app => app.put(paths.signIn, each => asPost(app, paths.signIn, each))),
  },
  VerifyAnswersGet: {
    sentence: 'Answers a GET of a verify with an empty page.',
    breaks: 'bad-input.wrong-method-is-refused',
    fault: routesAlso(app => app.get(paths.verify, each => each.html('<h1>Welcome</h1>'))),
  },
  OddMethodCrashes: {
    sentence: 'Dies of a method that it does not know.',
    breaks: 'bad-input.wrong-method-is-refused',
    fault: routesAlso(app =>
      app.on(['PATCH'], paths.signUp, () => {
        throw new TypeError('no such action');
      }),
    ),
  },
  RefusedMethodTexts: {
    sentence: 'Sends a link by PUT, and answers that the method is wrong.',
    breaks: 'bad-input.wrong-method-has-no-effect',
    fault: routesAlso(app =>
      app.put(paths.signUpOrIn, async each => {
        await asPost(app, paths.signUpOrIn, each);
        return each.json({ errorCode: 'E011001', errorDescription: 'Method not allowed' }, 405);
      }),
    ),
  },
  GetTexts: {
    sentence: 'Sends a link by GET, with the fields in the query.',
    breaks: 'bad-input.wrong-method-has-no-effect',
    fault: routesAlso(app =>
      app.get(paths.signUpOrIn, each => {
        const { loginId } = each.req.query();
        const redirectUrl = 'https://app.example.com/verify';
        const { headers } = each.req.raw;
        const body = JSON.stringify({ loginId, redirectUrl });
        return app.request(paths.signUpOrIn, { method: 'POST', headers, body });
      }),
    ),
  },
};
