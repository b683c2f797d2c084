import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Reference } from '../../reference/reference.ts';

/** Knows how many are on their way at the same time: each waits until nobody else has come for a while. */
export class Crowd {
  size = 0;
  private readonly pause: number;
  private lastCame = 0;

  /** In ms: what follows each other sooner counts as at once. */
  constructor(pause: number) {
    this.pause = pause;
  }

  async enter(): Promise<void> {
    this.size += 1;
    this.lastCame = Date.now();
    while (Date.now() - this.lastCame < this.pause) await wait(this.pause / 4);
  }

  leave(): void {
    this.size -= 1;
  }
}

/** Answers by how many calls are on their way at the same time. */
abstract class Loaded extends Reference {
  private readonly crowd = new Crowd(100);

  override async fetch(request: Request, env?: object): Promise<Response> {
    await this.crowd.enter();
    try {
      return await this.under(this.crowd.size, request, env);
    } finally {
      this.crowd.leave();
    }
  }

  /** Answers where so many calls are on their way. */
  protected abstract under(
    load: number,
    request: Request,
    env?: object,
  ): Response | Promise<Response>;
}

/** Answers by a server error where more than so many calls are on their way. */
export const failsAbove = (most: number) =>
  class extends Loaded {
    protected override under(load: number, request: Request, env?: object) {
      if (load > most) return Response.json({ errorCode: 'E011000' }, { status: 500 });
      return Reference.prototype.fetch.call(this, request, env);
    }
  };

/** Answers nobody any more once more than so many calls were on their way, as where the process dies. */
export const diesAbove = (most: number) =>
  class extends Loaded {
    private isDead = false;

    protected override under(load: number, request: Request, env?: object) {
      this.isDead ||= load > most;
      if (!this.isDead) return Reference.prototype.fetch.call(this, request, env);
      (env as { incoming: IncomingMessage }).incoming.socket.destroy();
      return new Response();
    }
  };
