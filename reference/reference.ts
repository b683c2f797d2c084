import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Companions } from './companions.ts';
import { CallWindow } from './limits.ts';
import { paths } from './operation.ts';
import { malformed, Refusal } from './refusal.ts';

const largestBody = 100 * 1024;
/** So much of a body is read that is refused: a proxy tells who sends it of a lost connection otherwise. */
const mostRead = 16 * 1024 * 1024;

/** A correct server of the Magic Link over SMS API, in memory, with every message kept in an outbox. */
export class Reference extends Companions {
  private readonly app = this.routes();
  private readonly window = new CallWindow();

  /** Answers one request; `env` holds the raw one. */
  fetch(request: Request, env?: object): Response | Promise<Response> {
    return this.app.fetch(request, env);
  }

  protected routes(): Hono {
    const app = new Hono();
    app.onError((error, context) => this.failed(error, context));
    app.notFound(context => this.failed(new Refusal(404, 'E011001', 'Nothing is here'), context));
    app.use(async ({ req }, next) => {
      await next();
      await readRest(req.raw);
    });
    app.use('/:version{v[12]}/*', async (context, next) => this.throttle(context) ?? next());
    app.use(
      bodyLimit({
        maxSize: largestBody,
        onError: context => this.failed(malformed('The body is too large'), context),
      }),
    );

    app.post(paths.signUp, each => this.signUp(each));
    app.post(paths.signIn, each => this.signIn(each));
    app.post(paths.signUpOrIn, each => this.signUpOrIn(each));
    app.post(paths.updatePhone, each => this.updatePhone(each));
    app.post(paths.verify, each => this.verify(each));

    app.post('/v1/auth/refresh', each => this.refresh(each));
    app.get('/v1/auth/me', each => this.me(each));
    app.post('/v1/auth/logout', each => this.logout(each));
    app.post('/v1/auth/logoutall', each => this.logoutAll(each));
    app.get('/v2/keys/:projectId', each => this.keys(each));

    app.post('/v1/mgmt/user/create/test', this.createManagedUser(true));
    app.post('/v1/mgmt/user/create', this.createManagedUser(false));
    app.post('/v1/mgmt/tests/generate/magiclink', each => this.generateMagicLink(each));
    app.get('/v1/mgmt/user', each => this.loadUser(each));
    app.post('/v2/mgmt/user/search', this.searchUsers(false));
    app.post('/v2/mgmt/user/search/test', this.searchUsers(true));
    app.post('/v1/mgmt/user/delete', each => this.deleteUser(each));
    app.delete('/v1/mgmt/user/test/delete/all', each => this.deleteTestUsers(each));

    app.get('/outbox/:phone', each => this.outbox(each));
    return app;
  }

  /** The answer to a call that is one too many. */
  private throttle(context: Context): Response | undefined {
    const { rate } = this.limits;
    const wait = rate && this.window.wait(performance.now(), rate);
    if (wait === undefined) return undefined;
    this.onLimit(`more than ${rate!.calls} calls within ${rate!.seconds} s`);
    const answer = this.refusal(new Refusal(429, 'E130429', 'Rate limit exceeded'), context);
    answer.headers.set('Retry-After', String(wait));
    return answer;
  }

  /** The answer to a request that cannot be granted; any error that is no refusal is ours. */
  protected failed(error: Error, context: Context): Response | Promise<Response> {
    const ours = new Refusal(500, 'E011000', 'Internal error');
    return this.refusal(error instanceof Refusal ? error : ours, context);
  }
}

/** Reads what nobody has read of a body, as far as that goes. */
async function readRest({ body, bodyUsed }: Request): Promise<void> {
  if (!body || bodyUsed || body.locked) return;
  let read = 0;
  for await (const chunk of body) {
    read += chunk.length;
    if (read > mostRead) return;
  }
}
