/** What MLflow's clients write about a dataset, which is JSON in texts. Pure. */

const PLACES = ['uri', 'path', 'url', 'table_name', 'delta_table_name', 'sql', 'query'];

/**
 * @param input {dataset: {name, digest, source_type, source, schema, profile}, tags} of a run
 * @returns {name, digest, context, sourceType, source, columns: [{name, type}], profile: [[name,
 *   value]]}; what could not be read is left as it was written, in rawSchema
 */
export function datasetFacts({dataset, tags = []}) {
  const schema = parse(dataset.schema);
  const columns = columnsOf(schema);
  return {
    name: dataset.name,
    digest: dataset.digest,
    context: tags.find(({key}) => key === 'mlflow.data.context')?.value,
    sourceType: dataset.source_type,
    source: placeOf(dataset.source),
    columns,
    rawSchema: columns.length === 0 && dataset.schema ? dataset.schema : undefined,
    profile: Object.entries(parse(dataset.profile) ?? {}).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  };
}

function parse(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Where the data is, if its source says so; all that it says else. */
function placeOf(source) {
  const parsed = parse(source);
  const named = PLACES.find((name) => typeof parsed?.[name] === 'string');
  return named === undefined ? (source ?? '') : parsed[named];
}

/** Of a table its columns, of arrays each of them with its type and shape. */
function columnsOf(schema) {
  const columns = schema?.mlflow_colspec;
  if (Array.isArray(columns)) {
    return columns.map(({name, type}) => ({name: String(name ?? ''), type: nameOf(type)}));
  }
  const arrays = schema?.mlflow_tensorspec;
  if (arrays === undefined || arrays === null) {
    return [];
  }
  return Object.entries(arrays).flatMap(([part, spec]) => {
    const list = typeof spec === 'string' ? parseList(spec) : spec;
    return [list ?? []].flat().map((one) => ({
      name: one.name ?? part,
      type: nameOf(one['tensor-spec'] ?? one),
    }));
  });
}

function parseList(text) {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}

function nameOf(type) {
  if (typeof type === 'string') {
    return type;
  }
  if (type?.dtype !== undefined) {
    return `${type.dtype} ${JSON.stringify(type.shape ?? [])}`;
  }
  return JSON.stringify(type ?? '');
}
