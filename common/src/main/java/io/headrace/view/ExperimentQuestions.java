package io.headrace.view;

import io.headrace.async.ContextPromise;
import io.headrace.search.ReadBudget;
import io.headrace.search.RowTable;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Answers questions about all runs of some experiments, from memory where they fit into it: loads
 * what is missing, settles what is in doubt, has the columns made that the question looks at.
 *
 * <p>Each of these may take a while in which the log goes on, so after each it is looked again
 * whether all is there; the answer itself is made in one go.
 *
 * <p>Confined to the tail's thread.
 */
final class ExperimentQuestions {

  /** How often what a question needs is loaded, if it leaves memory before all is there. */
  private static final int LOADS = 2;

  /** How many pieces of columns are made, if others drive them out before all are there. */
  private static final int PIECES = 2_000;

  /** Over all tables; an empty column takes some hundred bytes. */
  private static final int MOST_COLUMNS = 20_000;

  private final Executor tail;
  private final RunMemory memory;
  private final RunLoader loader;
  private final RunScan scan;

  ExperimentQuestions(Executor tail, RunMemory memory, RunLoader loader, RunScan scan) {
    this.tail = tail;
    this.memory = memory;
    this.loader = loader;
    this.scan = scan;
  }

  /** Answers a question; an unknown experiment has no runs. */
  <T> void ask(List<String> experimentIds, RunQuestion<T> question, ContextPromise<T> answer) {
    new Asked<>(experimentIds, question, answer).proceed();
  }

  private final class Asked<T> implements RunLoad.Asker {
    private final List<String> experimentIds;
    private final RunQuestion<T> question;
    private final ContextPromise<T> answer;
    private int loadsLeft = LOADS;
    private int piecesLeft = PIECES;
    private boolean settled;

    Asked(List<String> experimentIds, RunQuestion<T> question, ContextPromise<T> answer) {
      this.experimentIds = experimentIds;
      this.question = question;
      this.answer = answer;
    }

    private void proceed() {
      try {
        proceedOrThrow();
      } catch (RuntimeException | StackOverflowError e) {
        answer.fail(e);
      }
    }

    private void proceedOrThrow() {
      List<String> missing = experimentIds.stream().filter(id -> !memory.isWhole(id)).toList();
      if (missing.isEmpty()) {
        settle();
      } else if (memory.unfit().include(experimentIds)) {
        scan();
      } else if (loadsLeft == 0) {
        memory.unfit().add(experimentIds);
        scan();
      } else {
        loadsLeft--;
        settled = false;
        loader.loadExperiments(missing, this);
      }
    }

    /** Goes on once it is known of all runs whether they are new. */
    private void settle() {
      List<String> doubtful = settled ? List.of() : memory.doubtfulIn(experimentIds);
      // Only once: what comes meanwhile is later than the question.
      settled = true;
      if (doubtful.isEmpty()) {
        prepare();
      } else {
        loader.loadRuns(doubtful, this);
      }
    }

    private void prepare() {
      List<RowTable<RunRow>> tables = memory.tablesOf(experimentIds);
      switch (progress(tables)) {
        case READY -> answer(tables);
        case MORE -> {
          memory.used(experimentIds);
          tail.execute(this::proceed);
        }
        case TOO_LARGE -> scan();
      }
    }

    private RowTable.Progress progress(List<RowTable<RunRow>> tables) {
      long rows = tables.stream().mapToLong(RowTable::size).sum();
      long columns = (long) tables.size() * question.columns().size();
      if (rows > question.mostRows() || columns > MOST_COLUMNS || piecesLeft-- == 0) {
        return RowTable.Progress.TOO_LARGE;
      }
      ReadBudget budget = new ReadBudget();
      for (RowTable<RunRow> table : tables) {
        RowTable.Progress progress = table.prepare(question.columns(), budget);
        if (progress != RowTable.Progress.READY) {
          return progress;
        }
      }
      return RowTable.Progress.READY;
    }

    private void answer(List<RowTable<RunRow>> tables) {
      T answered = question.answer(tables);
      memory.used(experimentIds);
      answer.succeed(answered);
    }

    private void scan() {
      scan.collect(experimentIds, question.slowly())
          .onSuccess(answer::succeed)
          .onFailure(answer::fail);
    }

    @Override
    public void loaded() {
      proceed();
    }

    @Override
    public void failed(Throwable reason) {
      if (reason instanceof DoesNotFitException) {
        scan();
      } else {
        answer.fail(reason);
      }
    }
  }
}
