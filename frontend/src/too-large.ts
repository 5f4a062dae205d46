import { size } from "./dropped-files";

// A file that will not be taken is told at once: a video goes for minutes over a mine's network before it is refused.
export function refuseTooLarge(root: ParentNode): void {
  for (const input of root.querySelectorAll<HTMLInputElement>("input[data-most-bytes]")) {
    if (input.dataset.measured) continue;
    input.dataset.measured = "1";
    const most = Number(input.dataset.mostBytes);
    input.addEventListener("change", () => {
      const large = [...(input.files ?? [])].find((file) => file.size > most);
      input.setCustomValidity(
        large ? `“${large.name}”有 ${size(large.size)}，超过 ${size(most)}，不会被接收。视频和大图请截取关键画面后上传。` : "",
      );
      if (large) input.reportValidity();
    });
  }
}
