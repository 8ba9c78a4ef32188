import { bringsFiles } from '../ui/bringsFiles'

/** Files that are dropped beside a place for them would open in this window, in place of the console (ATT26). */
export function keepDropsOut(page: Window): void {
  const stay = (event: DragEvent): void => {
    if (bringsFiles(event)) event.preventDefault()
  }
  page.addEventListener('dragover', stay)
  page.addEventListener('drop', stay)
}
