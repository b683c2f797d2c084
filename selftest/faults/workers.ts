import { AsyncLocalStorage } from 'node:async_hooks';
import { Reference } from '../../reference/reference.ts';

/** How many processes such a server has. */
const processes = 4;

/** A server of several processes that share its database: each connection is served by one of them, in turn. */
export class OfSeveralProcesses extends Reference {
  private readonly current = new AsyncLocalStorage<number>();
  private readonly serving = new WeakMap<object, number>();
  private connections = 0;

  override fetch(request: Request, env?: object): Response | Promise<Response> {
    return this.current.run(this.servedBy(env), () => super.fetch(request, env));
  }

  /** The process that serves the current call. */
  protected get worker(): number {
    return this.current.getStore() ?? 0;
  }

  private servedBy(env: { incoming?: { socket?: object } } = {}): number {
    const socket = env.incoming?.socket ?? this;
    const known = this.serving.get(socket) ?? this.connections++ % processes;
    this.serving.set(socket, known);
    return known;
  }
}
