export function openModel(element) {
  element.textContent = 'Model';
  return {update() {}, close() {}};
}
