import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Companions } from './companions.ts';
import { malformed, Refusal } from './refusal.ts';

const largestBody = 100 * 1024;

/** A correct server of the Magic Link over SMS API, in memory, with every message kept in an outbox. */
export class Reference extends Companions {
  private readonly app = this.routes();

  /** Answers one request. */
  fetch(request: Request): Response | Promise<Response> {
    return this.app.fetch(request);
  }

  protected routes(): Hono {
    const app = new Hono();
    app.onError(error => this.failed(error));
    app.notFound(() => this.refusal(new Refusal(404, 'E011001', 'There is nothing here')));
    app.use(
      bodyLimit({
        maxSize: largestBody,
        onError: () => this.refusal(malformed('The body is too large')),
      }),
    );

    app.post('/v1/auth/magiclink/signup/sms', each => this.signUp(each));
    app.post('/v1/auth/magiclink/signin/sms', each => this.signIn(each));
    app.post('/v1/auth/magiclink/signup-in/sms', each => this.signUpOrIn(each));
    app.post('/v1/auth/magiclink/update/phone/sms', each => this.updatePhone(each));
    app.post('/v1/auth/magiclink/verify', each => this.verify(each));

    app.post('/v1/auth/refresh', each => this.refresh(each));
    app.get('/v1/auth/me', each => this.me(each));
    app.post('/v1/auth/logout', each => this.logout(each));
    app.post('/v1/auth/logoutall', each => this.logoutAll(each));
    app.get('/v2/keys/:projectId', each => this.keys(each));

    app.post('/v1/mgmt/user/create/test', this.createManagedUser(true));
    app.post('/v1/mgmt/user/create', this.createManagedUser(false));
    app.post('/v1/mgmt/tests/generate/magiclink', each => this.generateMagicLink(each));
    app.get('/v1/mgmt/user', each => this.loadUser(each));
    app.post('/v1/mgmt/user/delete', each => this.deleteUser(each));
    app.delete('/v1/mgmt/user/test/delete/all', each => this.deleteTestUsers(each));

    app.get('/outbox/:phone', each => this.outbox(each));
    return app;
  }

  protected failed(error: Error): Response {
    return this.refusal(
      error instanceof Refusal ? error : new Refusal(500, 'E011000', 'Internal error'),
    );
  }
}
