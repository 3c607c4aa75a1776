/** Tells elements when they come into sight, or nearly, and when they have left it. */

const NEARLY = '300px';

const watched = new WeakMap();

const observer = new IntersectionObserver(
  (entries) => entries.forEach(({target, isIntersecting}) => watched.get(target)?.(isIntersecting)),
  {rootMargin: NEARLY},
);

/** @param onChange is told true or false, for the first time soon */
export function watchSight(element, onChange) {
  watched.set(element, onChange);
  observer.observe(element);
}

export function watchNoMore(element) {
  observer.unobserve(element);
  watched.delete(element);
}
