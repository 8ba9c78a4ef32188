/** An event that a listener may stop, as most of Electron's. */
export function preventable<Facts extends object>(facts: Facts) {
  return {
    ...facts,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}
