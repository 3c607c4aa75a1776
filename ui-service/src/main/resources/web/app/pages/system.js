export function openSystem(element) {
  element.textContent = 'System';
  return {update() {}, close() {}};
}
