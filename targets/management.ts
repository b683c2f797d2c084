import { fieldsIn, jsonIn } from '../spec/wire/received.ts';
import { call, type Reply } from './http.ts';
import { Pace } from './pace.ts';
import { addressOf, type TargetSettings } from './settings-target.ts';

/** How a target says that a user is not there. */
const absent = [400, 404, 410];

/** The management API of a target: makes and deletes users by its management key. */
export class Management {
  private readonly settings: TargetSettings;
  private readonly pace: Pace;
  /** What the target has said to a call that it did not grant, and the setting to check. */
  trouble: string | undefined;

  constructor(settings: TargetSettings) {
    this.settings = settings;
    this.pace = new Pace(settings.rateLimit, settings.name);
  }

  /** Makes a test user; false where the target refuses, as it does for a login ID that is taken. */
  async createTestUser(loginId: string, phone: string): Promise<boolean> {
    const fields = { loginId, phone, test: true };
    return isOk(await this.call('/v1/mgmt/user/create/test', fields));
  }

  /** A magic link of a test user; undefined where the target hands out none. */
  async generateMagicLink(loginId: string, redirectUrl: string): Promise<string | undefined> {
    const answer = await this.call('/v1/mgmt/tests/generate/magiclink', {
      loginId,
      deliveryMethod: 'sms',
      redirectUrl,
      URI: redirectUrl,
    });
    return isOk(answer) ? linkIn(answer.text) : undefined;
  }

  /**
   * Deletes a user. Gives why the user is still there; undefined where the user is gone, as somebody who was merged into
   * another was before.
   */
  async deleteUser(loginId: string, signal: AbortSignal): Promise<string | undefined> {
    const path = '/v1/mgmt/user/delete';
    const { status } = await this.call(path, { loginId }, signal);
    if (isOk({ status }) || absent.includes(status)) return undefined;
    return `POST ${path} is answered with ${status}`;
  }

  /** The newest users, test users too; none where the target does not tell. */
  async newestUsers(): Promise<{ loginIds: string[]; phone: string }[]> {
    const answer = await this.call('/v2/mgmt/user/search', {
      withTestUser: true,
      limit: 100,
      page: 0,
      sort: [{ field: 'createdTime', desc: true }],
    });
    return isOk(answer) ? usersIn(answer.text) : [];
  }

  private async call(path: string, fields: object, signal?: AbortSignal): Promise<Reply> {
    const { base, projectId, managementKey, requestTimeout, tlsInsecure } = this.settings;
    await this.pace.turn(signal);
    const answer = await call(addressOf(base) + path, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${projectId}:${managementKey}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(fields),
      signal: signal ?? AbortSignal.timeout(requestTimeout),
      tlsInsecure,
    });
    if (!isOk(answer)) {
      this.trouble = `POST ${path} is answered with ${answer.status}: check DESCOPE_MANAGEMENT_KEY`;
    }
    return answer;
  }
}

const isOk = ({ status }: { status: number }) => status >= 200 && status < 300;

function usersIn(text: string): { loginIds: string[]; phone: string }[] {
  const { users } = fieldsIn(jsonIn(text));
  if (!Array.isArray(users)) return [];
  return users
    .map(fieldsIn)
    .flatMap(({ loginIds, phone }) =>
      Array.isArray(loginIds) && typeof phone === 'string'
        ? [{ loginIds: loginIds.map(String), phone }]
        : [],
    );
}

function linkIn(text: string): string | undefined {
  const { link } = fieldsIn(jsonIn(text));
  return typeof link === 'string' ? link : undefined;
}
