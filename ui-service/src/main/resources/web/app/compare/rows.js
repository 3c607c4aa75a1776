/**
 * The rows of a comparison: a key, and what each run has there. Pure. A row is {key, values, numbers,
 * differs, disagrees}: values are texts, undefined where a run has none; of metrics numbers instead.
 * That some run has none is a difference, too; rows disagree only if those that have one differ.
 */

import {toNumber} from '../format.js';

const NOTE_TAG = 'mlflow.note.content';

/** Tags that are shown among the details, and long ones that no one compares. */
const TAGS_SHOWN_ELSEWHERE = new Set([
  NOTE_TAG,
  'mlflow.runName',
  'mlflow.user',
  'mlflow.source.name',
  'mlflow.log-model.history',
]);

/** What a run is, by the names of its details; start_time and duration are numbers as texts. */
const DETAILS = {
  Status: ({info}) => info.status,
  Experiment: ({info}) => info.experiment_id,
  Started: ({info}) => text(info.start_time),
  Duration: ({info}) => durationOf(info),
  User: ({info}) => info.user_id || undefined,
  Source: (run) => tagOf(run, 'mlflow.source.name'),
  Datasets: (run) => datasetsOf(run),
  Description: (run) => tagOf(run, NOTE_TAG),
  'Run ID': ({info}) => info.run_id,
};

/** Of a run that goes on it is none that could be compared, but there is something to show. */
function durationOf({start_time: start, end_time: end, status}) {
  if (start && end) {
    return String(end - start);
  }
  return start && status === 'RUNNING' ? 'so far' : undefined;
}

function text(value) {
  return value === undefined ? undefined : String(value);
}

/** The value of a run's tag, or undefined. */
export function tagOf(run, key) {
  return (run.data?.tags ?? []).find((tag) => tag.key === key)?.value || undefined;
}

function datasetsOf(run) {
  const names = (run.inputs?.dataset_inputs ?? []).map(
    ({dataset}) => `${dataset.name} (${dataset.digest})`,
  );
  return names.length === 0 ? undefined : names.sort().join(', ');
}

/**
 * All there is to compare, in groups: [{id, title, rows}]. Rows that disagree come first, then
 * those that some runs lack, but for details, which have an order of their own; groups without rows
 * are left out.
 *
 * @param runs as the API gives them
 */
export function groupsOf(runs) {
  const own = (key) => !key.startsWith('mlflow.');
  const machine = (key) => key.startsWith('system/');
  const tags = (test) =>
    textRows(runs, 'tags', (key) => test(key) && !TAGS_SHOWN_ELSEWHERE.has(key));
  return [
    {id: 'details', title: 'Details', rows: detailRows(runs)},
    {id: 'params', title: 'Params', rows: textRows(runs, 'params', () => true)},
    {id: 'metrics', title: 'Metrics', rows: metricRows(runs, (key) => !machine(key))},
    {id: 'tags', title: 'Tags', rows: tags(own)},
    {id: 'system-metrics', title: 'System metrics', rows: metricRows(runs, machine)},
    {id: 'system-tags', title: 'Tags that MLflow set', rows: tags((key) => !own(key))},
  ].filter(({rows}) => rows.length > 0);
}

function detailRows(runs) {
  return Object.entries(DETAILS)
    .map(([key, of]) => row(key, runs.map(of)))
    .filter(({values}) => values.some((value) => value !== undefined));
}

function textRows(runs, kind, test) {
  return differentFirst(
    valuesByKey(runs, kind, test, ({value}) => value ?? '').map(([key, values]) =>
      row(key, values),
    ),
  );
}

function metricRows(runs, test) {
  return differentFirst(
    valuesByKey(runs, 'metrics', test, ({value}) => toNumber(value)).map(([key, numbers]) => ({
      key,
      numbers,
      ...differences(numbers.map(text)),
    })),
  );
}

function row(key, values) {
  return {key, values, ...differences(values)};
}

function differences(values) {
  const different = new Set(values);
  return {
    differs: different.size > 1,
    disagrees: different.size > (different.has(undefined) ? 2 : 1),
  };
}

function valuesByKey(runs, kind, test, valueOf) {
  const byKey = new Map();
  runs.forEach((run, index) => {
    for (const item of run.data?.[kind] ?? []) {
      if (test(item.key)) {
        if (!byKey.has(item.key)) {
          byKey.set(item.key, new Array(runs.length).fill(undefined));
        }
        byKey.get(item.key)[index] = valueOf(item);
      }
    }
  });
  return [...byKey].sort(([a], [b]) => a.localeCompare(b));
}

function differentFirst(rows) {
  return [
    ...rows.filter(({disagrees}) => disagrees),
    ...rows.filter(({differs, disagrees}) => differs && !disagrees),
    ...rows.filter(({differs}) => !differs),
  ];
}

/** The rows that are wanted: whose key has a text in it, and, if so asked, which differ. */
export function wantedRows(rows, {find, onlyDifferent}) {
  const words = find.trim().toLowerCase();
  return rows.filter(
    ({key, differs}) => (differs || !onlyDifferent) && key.toLowerCase().includes(words),
  );
}
