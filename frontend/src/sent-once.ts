// A second press while the first is under way sends nothing: sent twice, one finding would be two.
const A_WHILE = 5000;

export function sendOnce(): void {
  const sent = new WeakMap<Element, number>();
  const pressed = (event: SubmitEvent) => event.submitter ?? (event.target as HTMLFormElement);
  const counts = (event: SubmitEvent) => (event.target as HTMLFormElement).matches('[method="post"]:not([hx-post])');
  const refuse = (event: SubmitEvent) => {
    const before = sent.get(pressed(event));
    if (!counts(event) || before === undefined || event.timeStamp - before > A_WHILE) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // What another part of the page holds back was not sent.
  const remember = (event: SubmitEvent) => {
    if (counts(event) && !event.defaultPrevented) sent.set(pressed(event), event.timeStamp);
  };
  document.addEventListener("submit", refuse, true);
  window.addEventListener("submit", remember);
}
