// Radio buttons with data-asks="name" show the block [data-asked-by="name"] and hide its siblings of the same form.
export function showWhatTheChoiceAsks(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-choices]")) {
    if (form.dataset.choicesReady) continue;
    form.dataset.choicesReady = "1";
    const show = () => {
      const asked = form.querySelector<HTMLInputElement>("input[data-asks]:checked")?.dataset.asks ?? "";
      for (const block of form.querySelectorAll<HTMLElement>("[data-asked-by]")) {
        block.hidden = !block.dataset.askedBy!.split(" ").includes(asked);
      }
    };
    form.addEventListener("change", show);
    show();
  }
}
