package io.headrace.view;

import static io.headrace.view.PlainSearch.pick;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.LogRecord;
import io.headrace.model.Run;
import io.headrace.search.PageRequest;
import io.headrace.search.Search;
import io.headrace.search.SearchPage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A view that reads a log, loads what it must from what is recorded of it, and is asked, all in
 * random turns. Whoever asks is to be answered as {@link RecordedRuns} stand at that moment.
 *
 * <p>The tail's thread is a queue here. Its tasks run when the view has read all of the log, so
 * that there is one right answer; but pages of runs may come to it that show more than it has read.
 */
final class ViewScene {

  private static final byte[] OF_ANOTHER_SERVER = new byte[16];

  /** Of a question that is under way, who answers by what is read now. */
  private interface Asked {
    boolean isAnswered();

    /** Looks at the answer; whether that was all. */
    boolean isDone();

    /** Whether nothing may happen to runs until it is answered. */
    boolean needsCalm();

    /** Something happened that may be the reason for refusing an answer. */
    void disturb();
  }

  private final SplittableRandom random;
  private final Consumer<String> told;
  private final RandomEvents events;
  private final RecordedRuns runs = new RecordedRuns();
  private final ScriptedSource source = new ScriptedSource();
  private final RunView view;
  private final Deque<Runnable> tail = new ArrayDeque<>();
  private final Deque<LogRecord> unread = new ArrayDeque<>();
  private final List<Promise<Void>> barriers = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private Promise<Void> recorder;
  private int findsSeen;
  private int listingsSeen;

  /**
   * A scene that begins with some runs which the view has not read of.
   *
   * @param told how each page of a search was made
   */
  ViewScene(long seed, long maxBytes, Outcomes outcomes, Consumer<String> told) {
    this.random = new SplittableRandom(seed);
    this.told = told;
    this.events = new RandomEvents(random);
    this.view =
        new RunView(
            tail::add,
            task -> caughtUp().onSuccess(passed -> tail.add(task)),
            source,
            outcomes,
            maxBytes);
    for (int left = random.nextInt(60); left > 0; left--) {
      runs.append(left % 4 == 0 ? events.creation() : events.next(runs), null);
    }
  }

  private Future<Void> caughtUp() {
    if (unread.isEmpty()) {
      return Future.succeededFuture();
    }
    Promise<Void> barrier = Promise.promise();
    barriers.add(barrier);
    return barrier.future();
  }

  /** Plays for a while, and then until everybody has an answer. */
  void play(int turns) {
    for (int i = 0; i < turns; i++) {
      switch (random.nextInt(12)) {
        case 0 -> ask(new Searching());
        case 1 -> ask(new Asking());
        case 2 -> calmly(runs::sweep);
        case 3 -> calmly(this::forget);
        case 4, 5 -> goOn();
        case 6 -> answerAll();
        default -> calmly(() -> happen(random.nextInt(5) == 0));
      }
      lookAtAnswers();
    }
    answerAll();
    ask(new Searching());
    answerAll();
  }

  private void ask(Asked question) {
    asked.add(question);
  }

  private void answerAll() {
    for (int steps = 0; !asked.isEmpty(); steps++) {
      assertThat(steps).as("questions are answered in the end").isLessThan(10_000);
      if (random.nextInt(20) == 0) {
        calmly(() -> happen(random.nextInt(5) == 0));
      }
      goOn();
      lookAtAnswers();
    }
  }

  private void calmly(Runnable action) {
    if (!isCalmNeeded()) {
      action.run();
      asked.forEach(Asked::disturb);
    }
  }

  private boolean isCalmNeeded() {
    return asked.stream().anyMatch(Asked::needsCalm);
  }

  private void lookAtAnswers() {
    for (Asked question : List.copyOf(asked)) {
      if (question.isAnswered() && question.isDone()) {
        asked.remove(question);
      }
    }
  }

  /** Something is logged, and read at once or later. */
  private void happen(boolean creates) {
    RunEvent event = creates ? events.creation() : events.next(runs);
    // Whether such a run is in an answer is only certain of those that are asked for afterwards.
    boolean ofAServer = creates && (!asked.isEmpty() || random.nextInt(4) > 0);
    unread.add(runs.append(event, ofAServer ? OF_ANOTHER_SERVER : null));
    if (random.nextBoolean()) {
      read();
    }
  }

  private void read() {
    while (!unread.isEmpty()) {
      view.read(unread.remove());
    }
    List<Promise<Void>> passed = List.copyOf(barriers);
    barriers.clear();
    passed.forEach(Promise::complete);
  }

  private void forget() {
    read();
    view.forget();
  }

  /** One of those who have something to do does it. */
  private void goOn() {
    takeUp();
    List<Runnable> possible = new ArrayList<>();
    if (!unread.isEmpty()) {
      possible.add(this::read);
    }
    if (!tail.isEmpty()) {
      possible.add(this::runTask);
      possible.add(this::runTask);
    }
    if (recorder != null) {
      possible.add(this::recordAll);
    }
    findings.forEach(finding -> possible.add(finding::answer));
    readings.stream().filter(Reading::canGoOn).forEach(one -> possible.add(one::goOn));
    if (possible.isEmpty()) {
      assertThat(asked).as("somebody must be about to answer").isEmpty();
    } else {
      pick(random, possible).run();
    }
  }

  private void takeUp() {
    for (; findsSeen < source.finds().size(); findsSeen++) {
      findings.add(new Finding(source.finds().get(findsSeen)));
    }
    for (; listingsSeen < source.listings().size(); listingsSeen++) {
      readings.add(new Reading(source.listings().get(listingsSeen)));
    }
    if (recorder == null && random.nextInt(30) == 0) {
      recorder = Promise.promise();
      source.reach(recorder);
    }
  }

  private void runTask() {
    read();
    tail.remove().run();
  }

  private void recordAll() {
    Promise<Void> reached = recorder;
    recorder = null;
    reached.complete();
  }

  /** A run that is read now, and answered now or later. */
  private final class Finding {
    private final ScriptedSource.Find find;
    private Optional<RunState> found;

    Finding(ScriptedSource.Find find) {
      this.find = find;
      if (random.nextBoolean()) {
        found = runs.find(find.runId());
      }
    }

    void answer() {
      read();
      findings.remove(this);
      find.answer().complete(found == null ? runs.find(find.runId()) : found);
    }
  }

  /** An experiment that is read page by page. */
  private final class Reading {
    private static final int PAGES_AT_ONCE = 2;

    private final ScriptedSource.Listing listing;
    private final Deque<String> left;
    private final List<Future<Void>> pages = new ArrayList<>();
    private List<RunState> next;

    Reading(ScriptedSource.Listing listing) {
      this.listing = listing;
      List<String> ids = new ArrayList<>(runs.idsIn(listing.experimentId()));
      Collections.shuffle(ids, new Random(random.nextLong()));
      this.left = new ArrayDeque<>(ids);
    }

    boolean canGoOn() {
      return (!left.isEmpty() && underWay() < PAGES_AT_ONCE) || next != null || underWay() == 0;
    }

    private long underWay() {
      return pages.stream().filter(page -> !page.isComplete()).count();
    }

    void goOn() {
      if (pages.stream().anyMatch(Future::failed)) {
        if (underWay() == 0) {
          end();
        }
      } else if (next != null) {
        handOver(next);
      } else if (!left.isEmpty()) {
        next = rows();
      } else if (underWay() == 0) {
        end();
      }
    }

    private List<RunState> rows() {
      List<RunState> rows = new ArrayList<>();
      for (int most = 1 + random.nextInt(5); most > 0 && !left.isEmpty(); most--) {
        runs.row(left.remove()).ifPresent(rows::add);
      }
      return rows;
    }

    private void handOver(List<RunState> rows) {
      next = null;
      if (tail.isEmpty() && !isCalmNeeded() && random.nextInt(3) == 0) {
        handOverAhead(rows);
        asked.forEach(Asked::disturb);
      } else {
        pages.add(listing.page().apply(rows));
      }
    }

    /** More has happened to the runs by now than the tail has read. */
    private void handOverAhead(List<RunState> rows) {
      List<RunState> ahead = new ArrayList<>();
      for (int more = random.nextInt(4); more > 0; more--) {
        unread.add(runs.append(events.creation(), OF_ANOTHER_SERVER));
        unread.add(runs.append(events.next(runs), null));
      }
      for (RunState row : rows) {
        runs.row(row.runId()).ifPresent(ahead::add);
      }
      pages.add(listing.page().apply(ahead));
      while (!tail.isEmpty()) {
        tail.remove().run();
      }
      read();
    }

    private void end() {
      read();
      readings.remove(this);
      Optional<Future<Void>> failed = pages.stream().filter(Future::failed).findFirst();
      if (failed.isPresent()) {
        listing.end().fail(failed.get().cause());
      } else {
        listing.end().complete();
      }
    }
  }

  private static void assertRefused(Throwable reason, boolean disturbed) {
    assertThat(reason).isInstanceOf(HeadraceException.class);
    assertThat(((HeadraceException) reason).code()).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);
    assertThat(disturbed).as("something happened that explains: %s", reason).isTrue();
  }

  /** Asks for a run. */
  private final class Asking implements Asked {
    private final String runId = runs.ids().isEmpty() ? "ghost" : pick(random, runs.ids());
    private final Future<Run> answer = view.ask(runId, RunState::snapshot);
    private boolean disturbed;

    @Override
    public boolean isAnswered() {
      return answer.isComplete();
    }

    @Override
    public boolean isDone() {
      Optional<Run> shown = runs.shown(runId);
      if (answer.succeeded()) {
        assertThat(Optional.of(answer.result())).isEqualTo(shown);
      } else if (code(answer) == ErrorCode.RESOURCE_DOES_NOT_EXIST) {
        assertThat(shown).isEmpty();
      } else {
        assertRefused(answer.cause(), disturbed);
      }
      return true;
    }

    private static ErrorCode code(Future<?> failed) {
      return failed.cause() instanceof HeadraceException known ? known.code() : null;
    }

    @Override
    public boolean needsCalm() {
      return false;
    }

    @Override
    public void disturb() {
      disturbed = true;
    }
  }

  /** Searches, page by page to the last. */
  private final class Searching implements Asked {
    private final PlainSearch plain = PlainSearch.any(random);
    private final List<String> experimentIds = experimentIds();
    private final Search search = plain.search(experimentIds);
    private final int most = 1 + random.nextInt(random.nextBoolean() ? 4 : 40);
    private final long mostRows = random.nextInt(8) == 0 ? random.nextInt(10) : Long.MAX_VALUE;
    private boolean calm;
    private boolean disturbed;
    private boolean slow;
    private Run last;
    private String token;
    private int skip = skip();
    private Future<SearchPage<Run>> answer = ask();

    private List<String> experimentIds() {
      List<String> ids = new ArrayList<>(RandomEvents.EXPERIMENTS);
      ids.add("10");
      Collections.shuffle(ids, new Random(random.nextLong()));
      return List.copyOf(ids.subList(0, 1 + random.nextInt(3)));
    }

    private int skip() {
      return random.nextInt(4) == 0 ? random.nextInt(30) : 0;
    }

    private Future<SearchPage<Run>> ask() {
      disturbed = false;
      slow = false;
      PageRequest page = new PageRequest(token, skip, most);
      return view.askExperiments(
          experimentIds, new PageOfRuns(search, page, mostRows, () -> slow = true));
    }

    @Override
    public boolean needsCalm() {
      return calm || slow;
    }

    @Override
    public void disturb() {
      disturbed = true;
    }

    @Override
    public boolean isAnswered() {
      return answer.isComplete();
    }

    @Override
    public boolean isDone() {
      if (answer.failed()) {
        assertRefused(answer.cause(), disturbed);
        calm = true;
        answer = ask();
        return false;
      }
      told.accept(slow ? "one by one" : "from tables");
      return isLast(answer.result());
    }

    private boolean isLast(SearchPage<Run> page) {
      SearchPage<Run> right = plain.page(runs.shownIn(experimentIds), last, skip, most);
      assertThat(page.rows()).as("%s %s", plain.words(), experimentIds).isEqualTo(right.rows());
      assertThat(page.matches()).isEqualTo(right.matches());
      assertThat(page.nextPageToken() == null).isEqualTo(right.nextPageToken() == null);
      if (page.nextPageToken() == null) {
        return true;
      }
      token = page.nextPageToken();
      last = page.rows().get(page.rows().size() - 1);
      calm = false;
      skip = skip();
      answer = ask();
      return false;
    }
  }
}
