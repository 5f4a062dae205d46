// A form that sends large files says how far it is: sent so far, then that the server is checking.
import { size } from "./dropped-files";

export function showProgress(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-sending]")) {
    const said = form.querySelector<HTMLElement>("[data-progress]");
    if (!said || form.dataset.ready) continue;
    form.dataset.ready = "1";
    form.addEventListener("submit", () => {
      const files = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')].flatMap((input) => [...(input.files ?? [])]);
      const bytes = files.reduce((sum, file) => sum + file.size, 0);
      const began = Date.now();
      const say = () => {
        const seconds = Math.round((Date.now() - began) / 1000);
        said.textContent = `正在上传并检查 ${files.length} 个文件（${size(bytes)}），已用 ${seconds} 秒，请不要关闭本页。`;
      };
      say();
      setInterval(say, 1000);
      for (const button of form.querySelectorAll<HTMLButtonElement>("button")) setTimeout(() => (button.disabled = true));
    });
  }
}
