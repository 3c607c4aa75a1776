/** What runs have in common and what not: their metrics, params, values (docs/runs.md). */

import {getRun, postOurs} from '../api.js';
import {quoted} from '../columns.js';
import {toNumber} from '../format.js';
import {idsCondition} from '../runs/search.js';

/** Limits of one answer of runs/search. */
const COLUMNS = 1000;
const VALUES = 250000;
const RUNS = 10000;

const KEYS = 50000;

/** Runs do not move, so an experiment that was found is known for as long as the page lives. */
const experimentOf = new Map();

/**
 * The metrics of runs: [key], in no order.
 *
 * @param runs [{runId, experimentId}]; an experiment that is not given is looked up
 */
export async function metricsOf(runs, signal) {
  if (runs.length === 1) {
    const run = await getRun(runs[0].runId, signal);
    experimentOf.set(runs[0].runId, run.info.experiment_id);
    return (run.data?.metrics ?? []).map(({key}) => key);
  }
  const experiments = await experimentsOf(runs, signal);
  const {keys, values} = await everything('metric', experiments, runs, signal);
  return keys.filter((key, i) => values.some((row) => row.values[i] !== null));
}

/**
 * The params, or latest metrics, of runs.
 *
 * @param kind metric or param
 * @returns {keys, rows}: rows are a Map of run IDs to values in the order of the keys, null where
 *   a run has none; metrics are numbers
 */
export async function tableOf(kind, runs, signal) {
  const experiments = await experimentsOf(runs, signal);
  const {keys, values} = await everything(kind, experiments, runs, signal);
  const read = kind === 'metric' ? (value) => (value === null ? null : toNumber(value)) : String;
  const present = keys.map((key, i) => i).filter((i) => values.some((row) => row.values[i] !== null));
  return {
    keys: present.map((i) => keys[i]),
    rows: new Map(
      values.map((row) => [
        row.run_id,
        present.map((i) => (row.values[i] === null ? null : read(row.values[i]))),
      ]),
    ),
  };
}

async function everything(kind, experiments, runs, signal) {
  const known = await postOurs('runs/keys', signal, {
    experiment_ids: experiments,
    kind,
    max_results: KEYS,
  });
  const keys = known.keys.map(({key}) => key);
  const width = Math.max(1, Math.min(COLUMNS, Math.floor(VALUES / Math.max(1, runs.length))));
  const rows = new Map();
  for (let at = 0; at < keys.length; at += width) {
    const columns = keys.slice(at, at + width).map((key) => `${kind}s.${quoted(key)}`);
    for (const run of await search(experiments, runs, columns, signal)) {
      const row = rows.get(run.run_id) ?? {run_id: run.run_id, values: []};
      row.values.push(...run.values);
      rows.set(run.run_id, row);
    }
  }
  return {keys, values: [...rows.values()]};
}

async function search(experiments, runs, columns, signal) {
  const found = [];
  let pageToken;
  do {
    const page = await postOurs('runs/search', signal, {
      experiment_ids: experiments,
      filter: idsCondition(runs.map(({runId}) => runId)),
      run_view_type: 'ALL',
      columns,
      max_results: Math.min(RUNS, Math.max(1, Math.floor(VALUES / Math.max(1, columns.length)))),
      page_token: pageToken,
    });
    found.push(...page.runs);
    pageToken = page.next_page_token;
  } while (pageToken);
  return found;
}

/** Runs are of one experiment as a rule: the first tells it, and all others that are in it. */
async function experimentsOf(runs, signal) {
  runs.forEach(({runId, experimentId}) => {
    if (experimentId !== undefined) {
      experimentOf.set(runId, experimentId);
    }
  });
  const gone = new Set();
  const unknown = () => runs.find(({runId}) => !experimentOf.has(runId) && !gone.has(runId));
  for (let run = unknown(); run !== undefined; run = unknown()) {
    const found = await getRun(run.runId, signal).catch((error) => {
      if (!error.missing) {
        throw error;
      }
      return null;
    });
    if (found === null) {
      gone.add(run.runId);
    } else {
      await learn(found.info.experiment_id, runs, signal);
      experimentOf.set(run.runId, found.info.experiment_id);
    }
  }
  return [...new Set(runs.map(({runId}) => experimentOf.get(runId)).filter(Boolean))];
}

async function learn(experimentId, runs, signal) {
  const columns = ['attributes.run_id'];
  for (const run of await search([experimentId], runs, columns, signal)) {
    experimentOf.set(run.run_id, experimentId);
  }
}
