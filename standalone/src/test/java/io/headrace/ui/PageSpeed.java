package io.headrace.ui;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * How quick a page is, by the browser's own clock. It is written to {@code target/page-speed.txt}
 * for people to read: machines differ, so no test depends on it.
 */
final class PageSpeed {

  private static final Path FIGURES = Path.of("target/page-speed.txt");

  /** Lets so many frames pass. */
  private static final String PASS =
      """
      async (frames) => {
        for (let i = 0; i < frames; i++) {
          await new Promise(requestAnimationFrame);
        }
      }
      """;

  /**
   * Notes when something is first there and painted, how long each frame takes, and how long from a
   * key or a click to the next paint.
   */
  private static final String WATCH =
      """
      (() => {
        const seen = {first: null, frames: [], interactions: []};
        window.pageSpeed = seen;
        const look = new MutationObserver(() => {
          if (document.querySelector('%s') !== null) {
            look.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => {
              seen.first = performance.now();
            }));
          }
        });
        look.observe(document, {childList: true, subtree: true});
        new PerformanceObserver((list) => {
          for (const {interactionId, duration} of list.getEntries()) {
            if (interactionId > 0) {
              seen.interactions.push(duration);
            }
          }
        }).observe({type: 'event', durationThreshold: 16});
        let last = performance.now();
        const frame = () => {
          const now = performance.now();
          seen.frames.push(now - last);
          last = now;
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      })()
      """;

  /** The frames after it may still be to come. */
  private static final String FIRST =
      """
      async () => {
        while (window.pageSpeed.first === null) {
          await new Promise(requestAnimationFrame);
        }
        return `first useful paint after ${Math.round(window.pageSpeed.first)} ms`;
      }
      """;

  private static final String FRAMES =
      """
      (() => {
        const frames = window.pageSpeed.frames.splice(0).sort((a, b) => a - b);
        const at = (share) => Math.round(frames[Math.floor((frames.length - 1) * share)]);
        const seconds = frames.reduce((sum, one) => sum + one, 0) / 1000;
        return `${Math.round(frames.length / seconds)} frames/s, median ${at(0.5)} ms,`
          + ` 95 of 100 within ${at(0.95)} ms, longest ${at(1)} ms`;
      })()
      """;

  private final Page page;

  private PageSpeed(Page page) {
    this.page = page;
  }

  /**
   * Watches every document that a page opens from now on.
   *
   * @param selector CSS of what makes its first paint a useful one, without quotes
   */
  static PageSpeed of(Page page, String selector) {
    page.addInitScript(WATCH.formatted(selector));
    return new PageSpeed(page);
  }

  /** Notes how long it took from the address to the first useful paint. */
  void noteFirstPaint(String what) {
    note(what, page.evaluate(FIRST));
  }

  /** Waits for so many frames. */
  void pass(int frames) {
    page.evaluate(PASS, frames);
  }

  /** Begins to count frames and interactions anew. */
  void begin() {
    page.evaluate("pageSpeed.frames.length = pageSpeed.interactions.length = 0");
  }

  /** Notes the frames since {@link #begin}. */
  void noteFrames(String what) {
    note(what, page.evaluate(FRAMES));
  }

  /** Notes the slowest interaction since {@link #begin}. */
  void noteInteractions(String what) {
    note(
        what,
        page.evaluate(
            "`${pageSpeed.interactions.length} events, to the next paint at most"
                + " ${Math.max(0, ...pageSpeed.interactions)} ms`"));
  }

  static void note(String what, Object figures) {
    try {
      Files.writeString(
          FIGURES,
          "%s %s: %s%n".formatted(Instant.now(), what, figures),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
