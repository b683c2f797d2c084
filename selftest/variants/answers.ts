import { gzipSync } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';
import type { Body } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link } from '../../reference/model.ts';
import { rewritten } from './rewriting.ts';
import type { Freedom } from './variant.ts';

/** Any answer may take a moment. */
export const answersSlowly: Freedom = Base =>
  class extends Base {
    override async fetch(request: Request): Promise<Response> {
      const answer = await super.fetch(request);
      await wait(40 + Math.random() * 20);
      return answer;
    }
  };

/** Connections may be closed after each answer. */
export const keepsNoConnection: Freedom = Base =>
  class extends Base {
    override async fetch(request: Request): Promise<Response> {
      const answer = await super.fetch(request);
      answer.headers.set('Connection', 'close');
      return answer;
    }
  };

/** JSON may be indented, and numbers written with a decimal point. */
export const indentsJson: Freedom = Base =>
  class extends Base {
    override async fetch(request: Request): Promise<Response> {
      const answer = await rewritten(await super.fetch(request), body =>
        JSON.stringify(body, null, 4).replaceAll(/^( *"(?!kty)\w+": \d+)(,?)$/gm, '$1.0$2'),
      );
      if (answer.headers.get('content-type')?.includes('json')) {
        answer.headers.set('Content-Type', 'Application/JSON; Charset="UTF-8"');
      }
      return answer;
    }
  };

/** JSON may escape any character of a string, and a charset may follow the content type. */
export const escapesJson: Freedom = Base =>
  class extends Base {
    override async fetch(request: Request): Promise<Response> {
      const answer = await rewritten(await super.fetch(request), body =>
        JSON.stringify(body).replaceAll(/[+&<>'/@=-]/g, escaped),
      );
      if (answer.headers.get('content-type')?.includes('json')) {
        answer.headers.set('Content-Type', 'application/json;charset=utf-8');
      }
      return answer;
    }
  };

const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Fields that no document lists may be added anywhere. */
export const saysMore: Freedom = Base =>
  class extends Base {
    override async fetch(request: Request): Promise<Response> {
      const more = { apiVersion: 7, links: { self: '/v1' }, warnings: [null], t: 'more' };
      return rewritten(await super.fetch(request), body => JSON.stringify(withMore(body, more)));
    }
  };

function withMore(body: unknown, more: object): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const { user } = body as { user?: object };
  return { ...more, ...body, ...(user && { user: { ...more, ...user } }) };
}

/** Fields that hold nothing but their default may be left out, as some serializers do. */
export const omitsDefaults: Freedom = Base =>
  class extends Base {
    override async fetch(request: Request): Promise<Response> {
      return rewritten(await super.fetch(request), body => JSON.stringify(body, withoutDefault));
    }
  };

function withoutDefault(_name: string, value: unknown): unknown {
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return value === '' || value === false || value === 0 || isEmpty ? undefined : value;
}

/** A gateway in front may compress answers and add headers of its own. */
export const standsBehindAGateway: Freedom = Base =>
  class extends Base {
    override async fetch(request: Request): Promise<Response> {
      const answer = await super.fetch(request);
      const headers = new Headers(answer.headers);
      headers.delete('content-length');
      headers.set('Via', '1.1 gateway');
      headers.set('X-Trace-Id', '8c8e1f2a3b4c5d6e-TLV');
      headers.set('Strict-Transport-Security', 'max-age=31536000');
      const body = Buffer.from(await answer.arrayBuffer());
      const isPacked = request.headers.get('accept-encoding') !== 'identity';
      if (isPacked) headers.set('Content-Encoding', 'gzip');
      return new Response(isPacked ? gzipSync(body) : body, { status: answer.status, headers });
    }
  };

const fromAnywhere = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type',
};

/** Browsers of other origins may be allowed, and asked about it beforehand. */
export const allowsOtherOrigins: Freedom = Base =>
  class extends Base {
    override async fetch(request: Request): Promise<Response> {
      if (request.method === 'OPTIONS') {
        return new Response(null, { status: 204, headers: fromAnywhere });
      }
      const answer = await super.fetch(request);
      for (const [name, value] of Object.entries(fromAnywhere)) answer.headers.set(name, value);
      return answer;
    }
  };

/** A body may come in pieces, with no length told beforehand. */
export const streamsAnswers: Freedom = Base =>
  class extends Base {
    override async fetch(request: Request): Promise<Response> {
      const answer = await super.fetch(request);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const pieces = [bytes.slice(0, 10), bytes.slice(10)].filter(each => each.length > 0);
      const headers = new Headers(answer.headers);
      headers.delete('content-length');
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const piece = pieces.shift();
          if (!piece) return controller.close();
          await wait(1);
          controller.enqueue(piece);
        },
      });
      return new Response(bytes.length > 0 ? body : null, { status: answer.status, headers });
    }
  };

/** The answer to a send may repeat what the call named, and say when the link ends. */
export const echoesRequests: Freedom = Base =>
  class extends Base {
    protected override sendAnswer(request: SendRequest, link: Link): Body {
      const { operation, project } = request;
      const usual = super.sendAnswer(request, link);
      return { ...usual, operation, deliveryMethod: 'sms', expiresIn: project.linkLifetime };
    }
  };
