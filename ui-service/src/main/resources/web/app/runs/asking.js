/** What is asked of the server for a list of runs: its rows, its groups, runs by their ids, a file. */

import {at} from '../api.js';
import {fieldOf, fieldsOf, orderAsked} from '../columns.js';
import {MOST_GROUPS, groupField, groupRuns, listRuns} from './calls.js';
import {GroupRow, runRows} from './run-row.js';
import {NESTED, PARENT_COLUMN, aggregatesOf, allOf, groupOrders, idsCondition} from './search.js';

/** So many parents have their children counted. */
const MOST_COUNTED = 10_000;

export class Asking {
  #search;
  #orderChosen;
  #fields;
  #abort = new AbortController();

  /** How many runs there are in all groups, or null. */
  runsInGroups = null;

  /** As RunsList has them. */
  constructor({search, orderChosen, fields}) {
    this.#search = search;
    this.#orderChosen = orderChosen;
    this.#fields = fields;
  }

  /** Aborts with the list. */
  get signal() {
    return this.#abort.signal;
  }

  /** The names of the columns to ask for, now. */
  get fields() {
    return this.#fields();
  }

  /** A page of the runs that match and are of a part, as search.js has parts; for a RowSource. */
  async runs(part, {pageToken, skip, limit, bare, signal}) {
    const {filter, order, view} = this.#search;
    const page = await listRuns(
      {
        experimentIds: part.experimentIds ?? this.#search.experimentIds,
        fields: bare ? [] : this.#fields(),
        filter: allOf(filter, part.condition),
        order,
        view,
        limit,
        skip,
        pageToken,
      },
      signal,
    );
    return {
      rows: runRows(page),
      count: page.matches,
      nextPageToken: page.next_page_token || undefined,
    };
  }

  /** A page of the groups, for a RowSource. */
  async groups(asked) {
    const aggregates = aggregatesOf(this.#search);
    const page = await this.#groupsPage(aggregates, asked);
    this.runsInGroups = page.matches;
    return {
      rows: page.groups.map((group) => new GroupRow(group, aggregates)),
      count: page.total,
      nextPageToken: page.next_page_token || undefined,
    };
  }

  /** All groups with what is known of them: {aggregates, groups} as the API has them. */
  async allGroups() {
    const aggregates = aggregatesOf(this.#search);
    const groups = [];
    let pageToken;
    do {
      const {signal} = this;
      const page = await this.#groupsPage(aggregates, {pageToken, limit: MOST_GROUPS, signal});
      groups.push(...page.groups);
      pageToken = page.next_page_token || undefined;
    } while (pageToken !== undefined);
    return {aggregates, groups};
  }

  #groupsPage(aggregates, {pageToken, skip, limit, signal}) {
    const {experimentIds, filter, view, by} = this.#search;
    return groupRuns(
      {
        experimentIds,
        by,
        aggregates,
        filter,
        orders: groupOrders(this.#search, this.#orderChosen),
        view,
        limit,
        skip,
        pageToken,
      },
      signal,
    );
  }

  /** Runs by their ids, deleted ones too, in no order; those that are not there are left out. */
  byIds(runIds, fields = this.#fields()) {
    return this.#named(runIds, {fields, filter: idsCondition(runIds), view: 'ALL'});
  }

  /** A page of long texts ends sooner than it was asked to: who is not on it may be on the next. */
  async #named({length: limit}, asked) {
    const {experimentIds} = this.#search;
    const rows = [];
    let pageToken;
    while (limit > 0) {
      const page = await listRuns({experimentIds, ...asked, limit, pageToken}, this.signal);
      rows.push(...runRows(page));
      pageToken = page.next_page_token;
      if (!pageToken) {
        break;
      }
    }
    return rows;
  }

  /** Which of these runs are active and which deleted, by id; those that are not there are in neither. */
  async stagesOf(runIds) {
    const stages = {active: [], deleted: []};
    for (const row of await this.byIds(runIds, ['attributes.lifecycle_stage'])) {
      stages[row.isDeleted ? 'deleted' : 'active'].push(row.runId);
    }
    return stages;
  }

  /**
   * What a tag of each of these runs is: Map from their ids, null for those without; those that are
   * not there are not in it.
   */
  async tagsOf(runIds, key) {
    const field = fieldOf({kind: 'tag', key});
    const rows = await this.byIds(runIds, [field]);
    return new Map(rows.map((row) => [row.runId, row.value(field) ?? null]));
  }

  /** The keys of the groups that runs are in, by their ids. */
  async groupsOf(runIds) {
    const {by, filter, view} = this.#search;
    const fields = by.map(groupField);
    const asked = {fields, filter: allOf(filter, idsCondition(runIds)), view};
    const rows = await this.#named(runIds, asked);
    return new Map(
      rows.map((row) => [row.runId, JSON.stringify(fields.map((name) => row.value(name)))]),
    );
  }

  /** How many runs are below others, as far as they match: Map from the ids; null if that are too many. */
  async childCounts() {
    const {experimentIds, filter, view} = this.#search;
    const children = new Map();
    let pageToken;
    do {
      const page = await groupRuns(
        {
          experimentIds,
          by: [PARENT_COLUMN],
          aggregates: [],
          filter: allOf(filter, NESTED),
          view,
          limit: MOST_GROUPS,
          pageToken,
        },
        this.signal,
      );
      page.groups.forEach(({keys, runs}) => children.set(keys[0], runs));
      pageToken = page.next_page_token || undefined;
    } while (pageToken !== undefined && children.size < MOST_COUNTED);
    return pageToken === undefined ? children : null;
  }

  close() {
    this.#abort.abort();
  }
}

/**
 * Where the file of all runs that match is, or of some.
 *
 * @param search as searchOf has it
 * @param ids of the runs wanted; empty for all that match
 * @param format csv or parquet
 */
export function exportUrl(search, ids, format) {
  const some = ids.length > 0;
  return at('ajax-api/headrace/v1/runs/export', {
    experiment_ids: search.experimentIds,
    filter: some ? idsCondition(ids) : allOf(search.filter),
    run_view_type: some ? 'ALL' : search.view,
    order_by: orderAsked(search.order),
    columns: fieldsOf(search.columns),
    format,
  });
}
