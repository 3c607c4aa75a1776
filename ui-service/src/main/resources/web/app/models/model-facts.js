/** What is told of logged models, put in order for tables. Pure. */

import {toNumber} from '../format.js';

const STATUSES = {
  LOGGED_MODEL_PENDING: 'PENDING',
  LOGGED_MODEL_READY: 'READY',
  LOGGED_MODEL_UPLOAD_FAILED: 'FAILED',
};

/** PENDING, READY, FAILED, or UNKNOWN. */
export function modelStatus(info) {
  return STATUSES[info.status] ?? 'UNKNOWN';
}

/** Grouped once: a table asks for each of its cells. */
const grouped = new WeakMap();

/**
 * The latest value of each metric on each dataset.
 *
 * @returns [{dataset, digest, points: [{key, value, step, timestamp, runId}]}], by dataset and key;
 *   what was measured on no dataset is last, with dataset ''
 */
export function metricsByDataset(model) {
  if (!grouped.has(model)) {
    grouped.set(model, groupedPoints(model));
  }
  return grouped.get(model);
}

function groupedPoints(model) {
  const datasets = new Map();
  for (const point of model.data?.metrics ?? []) {
    const {dataset_name: dataset = '', dataset_digest: digest = ''} = point;
    const name = JSON.stringify([dataset, digest]);
    if (!datasets.has(name)) {
      datasets.set(name, {dataset, digest, points: new Map()});
    }
    const {points} = datasets.get(name);
    if (!points.has(point.key) || isLater(point, points.get(point.key))) {
      points.set(point.key, point);
    }
  }
  return [...datasets.values()].sort(byDataset).map(({dataset, digest, points}) => ({
    dataset,
    digest,
    points: [...points.values()]
      .sort((a, b) => a.key.localeCompare(b.key))
      .map(({key, value, step = 0, timestamp, run_id: runId}) => ({
        key,
        value: toNumber(value),
        step,
        timestamp,
        runId,
      })),
  }));
}

/** What was logged along with a training comes after what was measured on data of its own. */
function byDataset(a, b) {
  return (
    Number(a.dataset === '') - Number(b.dataset === '') ||
    a.dataset.localeCompare(b.dataset) ||
    a.digest.localeCompare(b.digest)
  );
}

function isLater(a, b) {
  return (a.timestamp - b.timestamp || (a.step ?? 0) - (b.step ?? 0)) > 0;
}

/** The runs that measured a model, but for the one that made it, each once. */
export function measuringRuns(model) {
  const runs = new Set((model.data?.metrics ?? []).map(({run_id: runId}) => runId));
  runs.delete(model.info.source_run_id);
  runs.delete(undefined);
  runs.delete('');
  return [...runs];
}

/** Under which names and versions a model is registered: [{name, version}]. */
export function registrations({info}) {
  if (info.registrations !== undefined) {
    return info.registrations;
  }
  const text = info.tags?.find(({key}) => key === 'mlflow.modelVersions')?.value;
  try {
    const versions = JSON.parse(text ?? '[]');
    return Array.isArray(versions) ? versions.filter((one) => one?.name !== undefined) : [];
  } catch {
    return [];
  }
}

/**
 * All columns that a table of models could have, beyond those that every model fills.
 *
 * @returns [{id, kind: 'metric', key, dataset, digest} or {id, kind: 'param', key}], metrics first,
 *   and within them those of no dataset last
 */
export function modelColumns(models) {
  const metrics = new Map();
  const params = new Map();
  for (const model of models) {
    for (const {dataset, digest, points} of metricsByDataset(model)) {
      for (const {key} of points) {
        const column = metricColumn(key, dataset, digest);
        metrics.set(column.id, column);
      }
    }
    for (const {key} of model.data?.params ?? []) {
      params.set(key, {id: JSON.stringify(['p', key]), kind: 'param', key});
    }
  }
  return [
    ...[...metrics.values()].sort((a, b) => byDataset(a, b) || a.key.localeCompare(b.key)),
    ...[...params.values()].sort((a, b) => a.key.localeCompare(b.key)),
  ];
}

function metricColumn(key, dataset, digest) {
  const id = dataset === '' ? ['m', key] : ['m', key, dataset, digest];
  return {id: JSON.stringify(id), kind: 'metric', key, dataset, digest};
}

/** A column by its id as it stands in an address; null for what is none. */
export function parseColumnId(id) {
  try {
    const [kind, key, dataset = '', digest = ''] = JSON.parse(id);
    if (kind === 'm' && typeof key === 'string') {
      return metricColumn(key, String(dataset), String(digest));
    }
    return kind === 'p' && typeof key === 'string'
      ? {id: JSON.stringify(['p', key]), kind: 'param', key}
      : null;
  } catch {
    return null;
  }
}

/** A model's value in a column: a number of a metric, a text of a param, undefined without any. */
export function cellOf(model, {kind, key, dataset, digest}) {
  if (kind === 'param') {
    return model.data?.params?.find((param) => param.key === key)?.value;
  }
  return metricsByDataset(model)
    .find((one) => one.dataset === dataset && one.digest === digest)
    ?.points.find((point) => point.key === key)?.value;
}

/** Attributes that models can be sorted by. */
const ATTRIBUTES = new Set(['name', 'creation_timestamp', 'model_type', 'status']);

/**
 * An order as an address has it: a column's id or an attribute, with "-" in front where it goes down.
 *
 * @returns {id, ascending, field, dataset, digest}, or null where it is none
 */
export function parseModelOrder(text) {
  const ascending = !(text ?? '').startsWith('-');
  const id = (text ?? '').replace(/^-/, '');
  if (ATTRIBUTES.has(id)) {
    return {id, ascending, field: id};
  }
  const column = parseColumnId(id);
  if (column?.kind !== 'metric') {
    return null;
  }
  return {
    id: column.id,
    ascending,
    field: `metrics.${column.key}`,
    dataset: column.dataset || undefined,
    digest: column.digest || undefined,
  };
}
