/** The public REST API, as a script of a user's would call it. */

import {parseExactly} from './exact-json.js';

/** Refusals that pass: the server waited too long, or has too much to do. */
const PASSING = [408, 429];

/** A refusal or failure in the server's own words. status 0: the server was not reached. */
export class ApiError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** What was asked for is not there. */
  get missing() {
    return this.gone || this.status === 404;
  }

  /** It is not there by the API's own word; a 404 may be that of a proxy. */
  get gone() {
    return this.code === 'RESOURCE_DOES_NOT_EXIST';
  }

  /** The server was not reached. */
  get away() {
    return this.status === 0;
  }

  /** What was asked for cannot be there: its name is none. */
  get impossible() {
    return this.status === 400 && this.code === 'INVALID_PARAMETER_VALUE';
  }

  /** The request itself was wrong, so trying again is no use. */
  get refused() {
    return this.status >= 400 && this.status < 500 && !PASSING.includes(this.status);
  }
}

export async function getExperiment(experimentId, signal) {
  return (await get('experiments/get', signal, {experiment_id: experimentId})).experiment;
}

export async function getRun(runId, signal) {
  return (await get('runs/get', signal, {run_id: runId})).run;
}

/** The answer at an address, body not read yet. */
export async function open(url, signal, headers = {}) {
  return checked(await reach(url, {signal, headers}));
}

/** One of MLflow's calls that takes its fields from the query; undefined ones are left out. */
export function get(call, signal, fields) {
  return json(at('ajax-api/2.0/mlflow/' + call, fields), {signal});
}

/** One of MLflow's calls that takes its fields as JSON. */
export function post(call, signal, fields) {
  return send('POST', 'ajax-api/2.0/mlflow/' + call, signal, fields);
}

/** One of our own calls (docs/runs.md, series.md, artifacts.md), by query. */
export function getOurs(call, signal, fields) {
  return json(at('ajax-api/headrace/v1/' + call, fields), {signal});
}

/** The same, with whole numbers beyond 2^53 as bigint: JSON has them exactly, numbers do not. */
export async function getOursExactly(call, signal, fields) {
  const response = await checked(await reach(at('ajax-api/headrace/v1/' + call, fields), {signal}));
  return parseExactly(await response.text());
}

/** One of our own calls, with JSON. */
export function postOurs(call, signal, fields) {
  return send('POST', 'ajax-api/headrace/v1/' + call, signal, fields);
}

/** Any call with JSON, by its path from the server's root. */
export function send(method, path, signal, fields) {
  return json(at(path, {}), {
    signal,
    method,
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(fields),
  });
}

/** Relative to the page, so that a path which a proxy puts in front is kept. A list repeats the name. */
export function at(path, fields) {
  const url = new URL(path, document.baseURI.split('#')[0]);
  for (const [name, value] of Object.entries(fields)) {
    for (const item of [value].flat()) {
      if (item !== undefined) {
        url.searchParams.append(name, item);
      }
    }
  }
  return url;
}

async function json(url, options) {
  const response = await checked(await reach(url, options));
  return response.json();
}

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new ApiError(0, 'UNREACHABLE', 'The server cannot be reached.');
  }
}

async function checked(response) {
  if (response.ok) {
    return response;
  }
  const text = await response.text();
  let error = {};
  try {
    error = JSON.parse(text);
  } catch {
    // Something in between answered in words of its own.
  }
  throw new ApiError(
    response.status,
    error.error_code ?? `HTTP ${response.status}`,
    error.message ?? `The server answered with status ${response.status}.`,
  );
}
