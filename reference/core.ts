import type { Context } from 'hono';
import type { Limits } from './limits.ts';
import { badRequest, malformed, Refusal, unauthorized } from './refusal.ts';
import { defaultProjects, type Project, type ProjectSettings } from './model.ts';

/** A JSON object as a client sent it. */
export type Body = Record<string, unknown>;

/** Who calls: the project, and what stood behind its ID in the bearer. */
export interface Caller {
  project: Project;
  credentials: string[];
}

const phonePattern = /^\+?[1-9]\d{6,14}$/;

/** State, clock, and how requests are read and refused. Each decision is a method, so that a subclass can override one. */
export abstract class Core {
  readonly projects: Map<string, Project>;
  /** None, unless some are set. */
  limits: Limits = {};
  /** Told of each limit that a caller has met. */
  onLimit: (what: string) => void = () => undefined;
  private offset = 0;

  constructor(settings: readonly ProjectSettings[] = defaultProjects) {
    this.projects = new Map(
      settings.map(each => [
        each.projectId,
        { ...each, users: new Map(), links: new Map(), sessions: new Map(), messages: [] },
      ]),
    );
  }

  /** The time of this server in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.offset;
  }

  /** Moves the clock of this server by so many seconds. */
  advance(seconds: number): void {
    this.offset += seconds * 1000;
  }

  /** Sets the clock right again. */
  resetClock(): void {
    this.offset = 0;
  }

  protected seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  protected authorize(context: Context): Caller {
    const [projectId = '', ...credentials] = this.bearer(context).split(':');
    return { project: this.projectOf(projectId), credentials: credentials.filter(each => each) };
  }

  protected bearer(context: Context): string {
    const [scheme = '', value = ''] = (context.req.header('authorization') ?? '').split(' ');
    if (!this.isBearerScheme(scheme) || !value) throw unauthorized('A bearer is required');
    return value;
  }

  protected isBearerScheme(scheme: string): boolean {
    return scheme.toLowerCase() === 'bearer';
  }

  protected projectOf(projectId: string): Project {
    const project = this.projects.get(projectId);
    if (!project) throw unauthorized('The project ID is unknown');
    return project;
  }

  protected async body(context: Context): Promise<Body> {
    const parsed = this.parse(await context.req.text());
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      throw malformed('The body is not a JSON object');
    }
    return parsed as Body;
  }

  protected parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw malformed('The body is not JSON');
    }
  }

  /** The text of a field that the operation acts on; null counts as absent. */
  protected text(body: Body, name: string): string | undefined {
    const value = body[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw badRequest(`The ${name} field is not a string`);
    if (value.trim() === '') throw badRequest(`The ${name} field is empty`);
    return value;
  }

  protected requiredText(body: Body, name: string): string {
    const value = this.text(body, name);
    if (value === undefined) throw badRequest(`The ${name} field is required`);
    return value;
  }

  protected phoneNumber(value: string): string {
    if (!phonePattern.test(value.replaceAll(/[\s().-]/g, ''))) {
      throw badRequest('The phone number is invalid');
    }
    return value;
  }

  protected object(value: unknown): Body {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Body)
      : {};
  }

  protected refusal(refusal: Refusal, context: Context): Response {
    return Response.json(this.refusalBody(refusal, context), { status: refusal.status });
  }

  protected refusalBody({ code, description, message }: Refusal, _context: Context): Body {
    return {
      errorCode: code,
      errorDescription: description,
      errorMessage: message,
      message,
    };
  }
}
