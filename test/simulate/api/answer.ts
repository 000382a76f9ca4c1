// A response of the simulated API.

export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

export const json = (body: string, status = 200): Answer => ({status, body, headers: {}});
