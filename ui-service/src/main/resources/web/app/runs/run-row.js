/** Rows of the table: runs, and groups of runs. What the API lists, by name. Pure. */

import {toNumber} from '../format.js';

/** A run with the values that were asked for. */
export class RunRow {
  #places;
  #values;

  /**
   * @param listed {run_id, experiment_id, values}
   * @param places the index of each column that was asked for: Map from its name
   */
  constructor(listed, places) {
    this.runId = listed.run_id;
    this.experimentId = listed.experiment_id;
    this.key = listed.run_id;
    this.#places = places;
    this.#values = listed.values;
  }

  get isRun() {
    return true;
  }

  /** Of a column by its name: a text, a number, null, or undefined when it was not asked for. */
  value(field) {
    const place = this.#places.get(field);
    return place === undefined ? undefined : this.#values[place];
  }

  get name() {
    return this.value('attributes.run_name') || this.runId;
  }

  get status() {
    return this.value('attributes.status') ?? undefined;
  }

  get startTime() {
    return this.value('attributes.start_time') || undefined;
  }

  get endTime() {
    return this.value('attributes.end_time') || undefined;
  }

  get isDeleted() {
    return this.value('attributes.lifecycle_stage') === 'deleted';
  }

  /** Takes the values of the same run as it is now. */
  take(fresh) {
    this.#places = fresh.#places;
    this.#values = fresh.#values;
  }
}

/** Rows of an answer of runs/search. */
export function runRows({columns, runs}) {
  const places = new Map(columns.map((name, index) => [name, index]));
  return runs.map((run) => new RunRow(run, places));
}

/** A group of runs with its aggregates. */
export class GroupRow {
  #aggregates;

  /**
   * @param listed {keys, runs, values}
   * @param aggregates what values are of, as "mean(metrics.`loss`)"
   */
  constructor(listed, aggregates) {
    this.keys = listed.keys;
    this.runs = listed.runs;
    this.key = JSON.stringify(listed.keys);
    this.#aggregates = new Map(aggregates.map((name, index) => [name, listed.values[index]]));
  }

  get isRun() {
    return false;
  }

  /** A number, or undefined when no run of the group has one. */
  aggregate(way, field) {
    const value = this.#aggregates.get(`${way}(${field})`);
    return value === null || value === undefined ? undefined : toNumber(value);
  }
}
