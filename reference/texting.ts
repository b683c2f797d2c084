import type { Project, ProjectSettings } from './model.ts';
import { Reference } from './reference.ts';

/** How a text message is put to an SMS gateway. */
export const gatewayFormats = {
  generic: (gateway: string, to: string, text: string) =>
    new Request(gateway, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ recipient: to, body: text, sender: '', token: '' }),
    }),
  twilio: (gateway: string, to: string, text: string) =>
    new Request(`${gateway}/2010-04-01/Accounts/${account}/Messages.json`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${account}:secret`)}` },
      body: new URLSearchParams({ To: to, Body: text, From: '+12025550100' }),
    }),
} as const;

export type GatewayFormat = keyof typeof gatewayFormats;

const account = `AC${'0'.repeat(32)}`;

/** The reference with an SMS gateway: each message is posted there as well, one after the other. */
export class Texting extends Reference {
  private readonly gateway: string;
  private readonly format: GatewayFormat;
  private posted: Promise<unknown> = Promise.resolve();

  constructor(gateway: string, format: GatewayFormat, projects?: readonly ProjectSettings[]) {
    super(projects);
    this.gateway = gateway.replace(/\/$/, '');
    this.format = format;
  }

  protected override deliver(project: Project, to: string, text: string): void {
    super.deliver(project, to, text);
    this.posted = this.posted.then(() => this.post(to, text).catch(() => undefined));
  }

  private async post(to: string, text: string): Promise<void> {
    const answer = await fetch(gatewayFormats[this.format](this.gateway, to, text));
    await answer.arrayBuffer();
  }
}
