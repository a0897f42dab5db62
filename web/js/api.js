// The one place that talks to the café's API.

import { servedBy } from './frame.js';

const patience = 15_000;

/** What went wrong, in words for the person at the screen. */
export class ApiError extends Error {
  constructor(status, problem = {}) {
    super(problem.title ?? `The answer was ${status}.`);
    this.status = status;
    this.title = problem.title ?? 'Something went wrong.';
    this.detail = problem.detail ?? '';
    this.errors = problem.errors ?? {};
  }

  /** Nobody can say whether the request was carried out: no answer came, or one from a server in trouble. */
  get isUncertain() { return this.status === 0 || this.status >= 500; }
}

const unreachable = () => new ApiError(0, navigator.onLine
  ? { title: 'The café can’t be reached.', detail: 'It may be back in a moment.' }
  : { title: 'You are offline.', detail: 'Check your connection, then try again.' });

/** The raw answer; throws an ApiError for every other status than 2xx and 304. */
export async function send(path, { method = 'GET', body, headers = {}, limit = patience } = {}) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(limit),
      cache: 'no-store',
    });
  } catch {
    throw unreachable();
  }
  servedBy(path, answer.headers.get('X-Served-By'));
  if (answer.ok) return answer;
  throw new ApiError(answer.status, await answer.json().catch(() => ({})));
}

/** The parsed answer, or null where there is none. */
export async function request(path, options) {
  const answer = await send(path, options);
  try {
    return answer.status === 204 ? null : await answer.json();
  } catch {
    throw unreachable(); // The connection broke in the middle of the answer.
  }
}
