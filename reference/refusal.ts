/** Thrown to refuse a request: becomes a 4xx answer in the error shape. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly description: string;

  constructor(status: number, code: string, description: string, message = description) {
    super(message);
    this.status = status;
    this.code = code;
    this.description = description;
  }
}

export const badRequest = (message: string) =>
  new Refusal(400, 'E011003', 'Request is invalid', message);

export const malformed = (message: string) =>
  new Refusal(400, 'E011001', 'Request is malformed', message);

export const unauthorized = (message: string) =>
  new Refusal(401, 'E061005', 'Unauthorized', message);
