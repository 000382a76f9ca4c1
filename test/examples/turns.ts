// Whether runs took turns, judged by the requests that the sandbox received.

import type {LoggedRequest, Sandbox} from '../sandbox/index.ts';

type Run = {readonly from: number; readonly to: number};

/** The runs of the tap for an account. Each has a token of its own. */
function runsOf({requests}: Sandbox): Run[] {
  const runs = new Map<string, LoggedRequest[]>();
  for (const request of requests)
    if (request.token) runs.set(request.token, [...(runs.get(request.token) ?? []), request]);
  return [...runs.values()].map((sent) => {
    const times = sent.map(({time}) => time.getTime());
    return {from: Math.min(...times), to: Math.max(...times)};
  });
}

const overlap = (one: Run, other: Run): boolean => one.from < other.to && other.from < one.to;

/** Whether two runs of one account sent requests at the same time. */
export function takesTurns(sandbox: Sandbox): boolean {
  const runs = runsOf(sandbox);
  return !runs.some((run, at) => runs.slice(at + 1).some((later) => overlap(run, later)));
}

/** Whether runs of both accounts sent requests at the same time. */
export const sideBySide = (one: Sandbox, other: Sandbox): boolean =>
  runsOf(one).some((run) => runsOf(other).some((also) => overlap(run, also)));
